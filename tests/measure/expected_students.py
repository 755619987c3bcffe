"""Figures of students, referrals, programme management and hours in the tiny county."""

from __future__ import annotations

# Counted by hand from the rows in tiny_county: NORTH, SOUTH, County.
REGISTER = {
    "open_year_11": (1, 1, 2),  # N1, S4
    "open_year_10": (1, 0, 1),  # N3
    "open_year_9": (1, 1, 2),  # N2, S3
    "open_year_8": (1, 0, 1),  # N4
    "open_year_7": (0, 1, 1),  # S1
    "open_cases": (4, 3, 7),
    "ehcp_assessment": (1, 0, 1),  # N3
    "ehcp_top_up": (1, 0, 1),  # N2
    "ehcp_unfunded": (1, 0, 1),  # N4
    "ehcp_funded": (0, 1, 1),  # S3
    "ehcp_packages": (1, 1, 2),  # N1, S4
    "ehcp_total": (3, 2, 5),
    "cost_avoided": (25500, 25500, 51000),
    "city_register": (2, 2, 4),  # N1, N3, S1, S3
    "city_pm_ks3": (0, 1, 1),  # S3
    "city_pm_ks4": (2, 0, 2),  # N1, N3
    "city_pm": (2, 1, 3),
    "lac_pm_ks3": (1, 1, 2),  # N2, S3
    "lac_pm_ks4": (1, 1, 2),  # N1, S4
    "lac_pm": (2, 2, 4),
    "lac_out_ks3": (0, 1, 1),  # S3
    "lac_out_ks4": (1, 0, 1),  # N1
    "lac_out": (1, 1, 2),
}
# NORTH has 12 referrals of open cases: N1 2, N2 2, N3 5, N4 3; SOUTH 6: S1 1, S3 2, S4 3.
REFERRALS = {
    "referrals_all": (12, 6, 18),
    "referrals_new": (8, 4, 12),
    "referrals_previous": (4, 2, 6),
    "referrals_t4": (2, 0, 2),  # January of N1, May of N3
    "referrals_t4_pct": (0.5, 0, 1 / 3),
    "if_year_7": (1, 0, 1),  # N6, closed
    "if_year_8": (1, 0, 1),  # N4
    "if_year_9": (1, 1, 2),  # N5, closed; S3
    "if_year_10": (2, 0, 2),  # N3 twice
    "if_year_11": (0, 1, 1),  # S4
    "panel_referrals": (2, 0, 2),
    "if_referrals": (5, 3, 8),  # and S1, in Year 6
    "if_referrals_last_year": (4, 2, 7),
    "outcome_school": (0, 1, 1),  # S4
    "outcome_advice": (0, 1, 1),  # S4
    "outcome_in_school": (1, 0, 1),  # N1
    "outcome_top_up": (1, 0, 1),  # N1
    "outcome_agency": (1, 0, 1),  # N3
    "outcome_short_term": (1, 0, 1),  # N3
    "outcome_managed_move": (2, 0, 2),  # N2, N4
    "outcome_assessment": (1, 0, 1),  # N1
    "outcome_part_time": (1, 0, 1),  # N2
    "outcome_full_time": (0, 1, 1),  # S3
    "outcome_specialist": (1, 0, 1),  # N3
    "outcome_other": (1, 1, 2),  # N2, S3
    "outcomes_total": (10, 4, 14),
}
PROGRAMME = {
    "roll_11_16": (800, 250, 1050),
    "fsm_pct": (140 / 800, 0.2, 190 / 1050),  # pupils: 50 + 90, 50
    "pm_ks3": (1, 1, 2),  # N2, S3
    "pm_full_time_ks3": (0, 1, 1),  # S3
    "cmn_ks3": (0, 1, 1),  # S3
    "school_fte_ks3": (0.4, 0, 0.4),  # N2: 10 of 25 hours
    "adjusted_ks3": (0.6, 0, 0.6),
    "low_hours_ks3": (1, 1, 2),  # N2 with 15 hours, S3 with 23.5
    "pm_new_ks3": (1, 1, 2),  # N2 on 1 September, S3
    "pm_pct_ks3": (1 / 800, 1 / 250, 2 / 1050),
    "pm_ks4": (2, 1, 3),  # N1, N3, S4
    "pm_full_time_ks4": (1, 0, 1),  # N1
    "cmn_ks4": (1, 0, 1),  # N3
    "school_fte_ks4": (0, 0.5, 0.5),  # S4: 12.5 of 25 hours; N3 is CMN
    "adjusted_ks4": (1, 0.5, 1.5),
    "low_hours_ks4": (1, 0, 1),  # N3 with 15 hours; N1 and S4 have 24
    "pm_new_ks4": (0, 1, 1),  # S4; N3 since 31 August
    "pm_pct_ks4": (2 / 800, 1 / 250, 3 / 1050),
    "pm_year_10": (1, 0, 1),  # N3
    "pm_students": (3, 2, 5),
    "pm_pct": (3 / 800, 2 / 250, 5 / 1050),
}
PROVISION = {
    "pm_adjusted": (1.6, 0.5, 2.1),
    "ap_hours": (29, 29.5, 58.5),  # 14 + 5 + 4 + 6; 10 + 8 + 11.5
    "avg_ap_hours": (18.125, 59, 58.5 / 2.1),
    "des_hours": (10, 5.5, 15.5),
    "avg_des_hours": (6.25, 11, 15.5 / 2.1),
    "provider_1_hours": (19, 10, 29),
    "provider_1_cost": (430 / 19, 40, 830 / 29),
    "provider_1_transport": (40, None, 40),  # 30 and 50
    "provider_1_median": (30, 30, 30),  # of 20, 30, 40
    "provider_1_agreed": (25, 25, 25),
    "provider_1_spread": (20, 20, 20),
    "provider_2_hours": (4, 19.5, 23.5),
    "provider_2_cost": (None, 505 / 19.5, 505 / 19.5),
    "provider_2_transport": (None, 16, 16),  # 12 and 20
    "provider_2_median": (25, 25, 25),  # of 20, 30
    "provider_2_agreed": (None, None, None),
    "provider_2_spread": (10, 10, 10),
    "provider_3_hours": (None, None, None),
    "provider_3_cost": (None, None, None),
    "provider_3_transport": (None, None, None),
    "provider_3_median": (None, None, None),
    "provider_3_agreed": (18, 18, 18),
    "provider_3_spread": (None, None, None),
}
STUDENTS = REGISTER | REFERRALS | PROGRAMME | PROVISION
