"""The rules of the register's table Provision."""

from __future__ import annotations

from seip_xl.rule.rule import RulesOf

_BOUGHT = '[@[Provision type]]="Alternative provider"'

_ON = RulesOf("register", "Provision")
PROVISION = (
    _ON.error(
        "REG_022",
        "=COUNTIFS(Students[Key],[@Key])=0",
        "{Student ID} is not in Students; correct it, or add the student there",
        "Student ID",
        "Every placement is of a student with a row in Students.",
    ),
    _ON.error(
        "REG_035",
        "=AND([@Counts]=1,"
        'COUNTIFS(Students[Key],[@Key],Students[PM status],"Not programme managed")>0)',
        "The placement runs on the census date, but the student is not programme managed in "
        "Students; enter End date, or correct PM status there",
        "End date; Student ID",
        "Weekly provision is of programme managed students.",
    ),
    _ON.error(
        "REG_036",
        f'=AND({_BOUGHT},TRIM([@Provider])="")',
        "An alternative provider needs its name; fill in Provider",
        "Provider; Provision type",
        "",
    ),
    _ON.query(
        "REG_037",
        '=AND(TRIM([@Provider])<>"",COUNTA(Providers[Provider])>0,SUMPRODUCT(--(Providers[Provider]=[@Provider]))=0)',
        "{Provider} is not on the county's list; write it as listed in Guide, or explain that it is "
        "new",
        "Provider",
        "The LA adds new providers to its list.",
    ),
    _ON.error(
        "REG_038",
        "=AND(ISNUMBER([@[End date]]),[@[End date]]<[@[Start date]])",
        "{End date} is before {Start date}; correct one of them",
        "End date; Start date",
        "",
    ),
    _ON.query(
        "REG_039",
        f"=AND({_BOUGHT},ISBLANK([@[Weekly cost]]))",
        "An alternative provider without Weekly cost; enter it, 0 where nothing is paid, or explain",
        "Weekly cost; Provision type",
        "",
    ),
    _ON.query(
        "REG_040",
        f"=AND({_BOUGHT},[@[County median]]>0,[@[Hours per week]]>0,ISNUMBER([@[Weekly cost]]),"
        "ROUND(ABS([@[Weekly cost]]-[@[County median]]*[@[Hours per week]]),2)"
        ">ROUND(Cost_tolerance*[@[County median]]*[@[Hours per week]],2))",
        "{Weekly cost} for {Hours per week} is more than {setting Cost tolerance} away from what the "
        "others pay this provider; correct one of them, or explain",
        "Weekly cost; Hours per week; Provider",
        "Compared with the median cost of an hour in all returns; the LA keeps the share in the "
        "setting Cost tolerance.",
    ),
    _ON.query(
        "REG_041",
        "=AND([@[Agreed cost]]>0,"
        "ROUND([@[Weekly cost]],2)>ROUND([@[Agreed cost]]*[@[Hours per week]],2))",
        "{Weekly cost} is above what the LA agreed with this provider for {Hours per week} (Guide has "
        "the agreed cost of an hour); correct one of them, or explain",
        "Weekly cost; Hours per week; Provider",
        "The LA keeps the agreed cost of an hour in its list of providers.",
    ),
)
