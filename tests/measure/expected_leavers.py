"""Figures of leavers, progress, self-evaluation and data quality in the tiny county."""

from __future__ import annotations

from seip_xl.rule import RULES

# Counted by hand from the rows in tiny_county: NORTH, SOUTH, County.
GCSES = {
    "leavers": (3, 1, 4),
    "gcse_entered": (7, 4, 11),  # double awards: L/1 of NORTH, L/1 of SOUTH
    "gcse_graded": (5, 2, 7),
    "gcse_entered_avg": (7 / 3, 4, 2.75),
    "gcse_graded_avg": (5 / 3, 2, 1.75),
    "gcse_4plus": (3, 0, 3),  # literature, science, maths
    "gcse_4plus_avg": (1, 0, 0.75),
    "leavers_1_at_4plus": (2, 0, 2),
    "leavers_no_gcse": (1, 0, 1),  # L/3
    "leavers_1_gcse_pct": (2 / 3, 1, 0.75),
    "leavers_4_gcse": (1, 0, 1),  # L/1 of NORTH has four
    "leavers_4_gcse_pct": (1 / 3, 0, 0.25),
    "english_entry": (2, 0, 2),
    "english_4plus": (1, 0, 1),  # L/1, language 3 but literature 5
    "english_entry_pct": (2 / 3, 0, 0.5),
    "english_4plus_pct": (1 / 3, 0, 0.25),
    "maths_entry": (1, 1, 2),
    "maths_4plus": (1, 0, 1),  # L/2
    "maths_entry_pct": (1 / 3, 1, 0.5),
    "maths_4plus_pct": (1 / 3, 0, 0.25),
}
OTHER_QUALIFICATIONS = {
    "fs_english_entry": (1, 0, 1),
    "fs_english_level_1": (1, 0, 1),
    "fs_english_level_2": (0, 1, 1),
    "fs_english": (3, 1, 4),  # one is of a level not recorded
    "fs_maths_entry": (0, 1, 1),
    "fs_maths_level_1": (1, 0, 1),
    "fs_maths_level_2": (0, 1, 1),  # NORTH's was not passed
    "fs_maths": (1, 2, 3),
    "other_entry": (0, 1, 1),
    "other_level_1": (1, 0, 1),
    "other_level_2": (0, 1, 1),  # NORTH's was not passed
    "additional": (6, 5, 11),
    "additional_avg": (2, 5, 2.75),
    "leavers_no_additional": (1, 0, 1),  # L/3
}
DESTINATIONS = {
    "to_further_education": (1, 0, 1),
    "to_voluntary_sector": (0, 0, 0),
    "to_employment": (0, 1, 1),
    "to_apprenticeship": (1, 0, 1),
    "to_custody": (0, 0, 0),
    "to_other": (0, 0, 0),
    "to_neet": (1, 0, 1),
    "destinations": (3, 1, 4),
}
PROGRESS = {
    "sdq_both": (2, 1, 3),  # N1, N4, S3
    "sdq_baseline": (15, 25, 55 / 3),
    "sdq_latest": (11.5, 30, 53 / 3),
    "attendance_both": (2, 0, 2),  # N1, N2
    "attendance_baseline": (0.5525, None, 0.5525),
    "attendance_latest": (0.75, None, 0.75),
    "closed_back_in_school": (1, 0, 1),  # N5
    "closed_managed_move": (1, 0, 1),  # N6
    "closed_specialist": (1, 0, 1),  # N7
    "closed_moved_away": (0, 1, 1),  # S2, on the census date
    "closed_excluded": (0, 1, 1),  # S5
    "closed_other": (0, 1, 1),  # S6; S3 is closed after the census
    "closed_cases": (3, 3, 6),
    "moves_ended": (3, 0, 3),  # N2, N4, N6; S4's is in trial
    "moves_lasted": (2, 0, 2),
    "moves_lasted_pct": (2 / 3, None, 2 / 3),
    "checks_done": (2, 0, 2),
    "destinations_sustained": (1, 0, 1),
    "sustained_pct": (0.5, None, 0.5),
    "fair_access": (2, 3, 5),  # N4, N6; S2, S4, S6; N7's meeting was last year
    "fair_access_in_time": (1, 1, 2),  # N4, S4 on the sixth school day; N6 on the seventh
    "fair_access_pct": (0.5, 1 / 3, 0.4),
}
RATINGS = {
    "indicator_1_red": (1, 0, 1),
    "indicator_1_amber": (0, 1, 1),
    "indicator_1_green": (0, 0, 0),
    "indicator_1_not_rated": (0, 0, 0),
    "indicator_2_red": (0, 0, 0),
    "indicator_2_amber": (0, 0, 0),
    "indicator_2_green": (1, 0, 1),
    "indicator_2_not_rated": (0, 1, 1),
}
# Rows of NORTH: 7 + 17 + 8, 13 + 19 + 13, 3 + 14, 2; of SOUTH: 6 + 8 + 5, 45, 1 + 8, 2.
QUALITY = {
    "received_register": (1, 1, 2),
    "received_finance": (1, 1, 2),
    "received_outturn": (1, 1, 2),
    "rejected_register": (0, 0, 0),
    "rejected_finance": (0, 0, 0),
    "rejected_leavers": (0, 0, 0),
    "rejected_self_evaluation": (0, 0, 0),
    "received_leavers": (1, 1, 2),
    "received_self_evaluation": (1, 1, 2),
    "rows_received": (96, 75, 171),
    "rows_counted": (96, 75, 171),
    "rows_rejected": (0, 0, 0),
    "rows_ignored": (0, 0, 0),
    "found_error": (0, 0, 0),
    "found_query": (0, 0, 0),
    "found_note": (0, 0, 0),
    "found_explained": (0, 0, 0),
    # All checks of the tiny county are switched off.
    "checks_run": (0, 0, 0),
    "checks_off": (len(RULES), len(RULES), 2 * len(RULES)),
    "checks_failed": (0, 0, 0),
    "checks_not_evaluated": (0, 0, 0),
    "checks_crashed": (0, 0, 0),
}
FURTHER = GCSES | OTHER_QUALIFICATIONS | DESTINATIONS | PROGRESS | RATINGS | QUALITY
