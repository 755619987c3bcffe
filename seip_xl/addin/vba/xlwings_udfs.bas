Attribute VB_Name = "xlwings_udfs"
' Written by python -m tests.udfs from udfs/; changes made here are lost.
#Const App = "Microsoft Excel"
Function SEIP_ADJUSTED_PM(Optional partnership, Optional period)
Attribute SEIP_ADJUSTED_PM.VB_Description = "Programme managed students less CMN students less FTE of hours in school."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_ADJUSTED_PM = XLPy.CallUDF("udfs", "SEIP_ADJUSTED_PM", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_ADJUSTED_PM = XLPy.CallUDF("udfs", "SEIP_ADJUSTED_PM", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_ADJUSTED_PM = Err.Description
End Function

Function SEIP_AP_HOURS(Optional partnership, Optional period)
Attribute SEIP_AP_HOURS.VB_Description = "Hours a week purchased from alternative providers, all students together."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_AP_HOURS = XLPy.CallUDF("udfs", "SEIP_AP_HOURS", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_AP_HOURS = XLPy.CallUDF("udfs", "SEIP_AP_HOURS", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_AP_HOURS = Err.Description
End Function

Function SEIP_BALANCE(Optional partnership, Optional period)
Attribute SEIP_BALANCE.VB_Description = "Balance at the end of the last school year, GBP."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_BALANCE = XLPy.CallUDF("udfs", "SEIP_BALANCE", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_BALANCE = XLPy.CallUDF("udfs", "SEIP_BALANCE", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_BALANCE = Err.Description
End Function

Function SEIP_BALANCE_PCT(Optional partnership, Optional period)
Attribute SEIP_BALANCE_PCT.VB_Description = "Balance at the end of the last school year as % of the LA grant."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_BALANCE_PCT = XLPy.CallUDF("udfs", "SEIP_BALANCE_PCT", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_BALANCE_PCT = XLPy.CallUDF("udfs", "SEIP_BALANCE_PCT", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_BALANCE_PCT = Err.Description
End Function

Function SEIP_CITY(Optional partnership, Optional period)
Attribute SEIP_CITY.VB_Description = "Open cases whose home authority is City."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_CITY = XLPy.CallUDF("udfs", "SEIP_CITY", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_CITY = XLPy.CallUDF("udfs", "SEIP_CITY", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_CITY = Err.Description
End Function

Function SEIP_COST_PER_CASE(Optional partnership, Optional period)
Attribute SEIP_COST_PER_CASE.VB_Description = "Total expenditure over the highest number of open cases of that year, GBP."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_COST_PER_CASE = XLPy.CallUDF("udfs", "SEIP_COST_PER_CASE", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_COST_PER_CASE = XLPy.CallUDF("udfs", "SEIP_COST_PER_CASE", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_COST_PER_CASE = Err.Description
End Function

Function SEIP_DESTINATIONS(Optional partnership, Optional period)
Attribute SEIP_DESTINATIONS.VB_Description = "Leavers of last summer whose destination is given, of all destinations."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_DESTINATIONS = XLPy.CallUDF("udfs", "SEIP_DESTINATIONS", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_DESTINATIONS = XLPy.CallUDF("udfs", "SEIP_DESTINATIONS", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_DESTINATIONS = Err.Description
End Function

Function SEIP_EHCP(Optional partnership, Optional period)
Attribute SEIP_EHCP.VB_Description = "Open cases with a top up or a plan, without formal assessments underway."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_EHCP = XLPy.CallUDF("udfs", "SEIP_EHCP", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_EHCP = XLPy.CallUDF("udfs", "SEIP_EHCP", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_EHCP = Err.Description
End Function

Function SEIP_EXPENDITURE(Optional partnership, Optional period)
Attribute SEIP_EXPENDITURE.VB_Description = "Total expenditure of the last school year, GBP."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_EXPENDITURE = XLPy.CallUDF("udfs", "SEIP_EXPENDITURE", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_EXPENDITURE = XLPy.CallUDF("udfs", "SEIP_EXPENDITURE", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_EXPENDITURE = Err.Description
End Function

Function SEIP_FINDINGS(partnership, Optional period)
Attribute SEIP_FINDINGS.VB_Description = "What is still to be mended or explained in the returns of a partnership."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_FINDINGS = XLPy.CallUDF("udfs", "SEIP_FINDINGS", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_FINDINGS = XLPy.CallUDF("udfs", "SEIP_FINDINGS", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_FINDINGS = Err.Description
End Function

Function SEIP_GCSE_PCT(Optional partnership, Optional period)
Attribute SEIP_GCSE_PCT.VB_Description = "Leavers with one or more graded GCSEs, as % of leavers."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_GCSE_PCT = XLPy.CallUDF("udfs", "SEIP_GCSE_PCT", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_GCSE_PCT = XLPy.CallUDF("udfs", "SEIP_GCSE_PCT", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_GCSE_PCT = Err.Description
End Function

Function SEIP_INCOME(Optional partnership, Optional period)
Attribute SEIP_INCOME.VB_Description = "Total income of the last school year without what was brought forward, GBP."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_INCOME = XLPy.CallUDF("udfs", "SEIP_INCOME", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_INCOME = XLPy.CallUDF("udfs", "SEIP_INCOME", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_INCOME = Err.Description
End Function

Function SEIP_LAC(Optional partnership, Optional period)
Attribute SEIP_LAC.VB_Description = "Looked-after children who are programme managed."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_LAC = XLPy.CallUDF("udfs", "SEIP_LAC", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_LAC = XLPy.CallUDF("udfs", "SEIP_LAC", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_LAC = Err.Description
End Function

Function SEIP_MEASURES()
Attribute SEIP_MEASURES.VB_Description = "The measures that can be asked for: id, title and unit."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_MEASURES = XLPy.CallUDF("udfs", "SEIP_MEASURES", Array(), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_MEASURES = XLPy.CallUDF("udfs", "SEIP_MEASURES", Array())
        Exit Function
    #End If
failed:
    SEIP_MEASURES = Err.Description
End Function

Function SEIP_OPEN_CASES(Optional partnership, Optional period)
Attribute SEIP_OPEN_CASES.VB_Description = "Students whose case is open on the census date."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_OPEN_CASES = XLPy.CallUDF("udfs", "SEIP_OPEN_CASES", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_OPEN_CASES = XLPy.CallUDF("udfs", "SEIP_OPEN_CASES", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_OPEN_CASES = Err.Description
End Function

Function SEIP_PM(Optional partnership, Optional period)
Attribute SEIP_PM.VB_Description = "Programme managed students of both key stages."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_PM = XLPy.CallUDF("udfs", "SEIP_PM", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_PM = XLPy.CallUDF("udfs", "SEIP_PM", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_PM = Err.Description
End Function

Function SEIP_SERIES(measure, Optional partnership)
Attribute SEIP_SERIES.VB_Description = "A measure of a partnership at every period on record, the earliest first."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_SERIES = XLPy.CallUDF("udfs", "SEIP_SERIES", Array(measure, partnership), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_SERIES = XLPy.CallUDF("udfs", "SEIP_SERIES", Array(measure, partnership))
        Exit Function
    #End If
failed:
    SEIP_SERIES = Err.Description
End Function

Function SEIP_T4_PCT(Optional partnership, Optional period)
Attribute SEIP_T4_PCT.VB_Description = "Previous referrals that ended in programme management, as % of them."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_T4_PCT = XLPy.CallUDF("udfs", "SEIP_T4_PCT", Array(partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_T4_PCT = XLPy.CallUDF("udfs", "SEIP_T4_PCT", Array(partnership, period))
        Exit Function
    #End If
failed:
    SEIP_T4_PCT = Err.Description
End Function

Function SEIP_TABLE(table, Optional period)
Attribute SEIP_TABLE.VB_Description = "A table of the county report, with its headings."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_TABLE = XLPy.CallUDF("udfs", "SEIP_TABLE", Array(table, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_TABLE = XLPy.CallUDF("udfs", "SEIP_TABLE", Array(table, period))
        Exit Function
    #End If
failed:
    SEIP_TABLE = Err.Description
End Function

Function SEIP_VALUE(measure, Optional partnership, Optional period)
Attribute SEIP_VALUE.VB_Description = "Any measure of the county report, asked for by its id."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        SEIP_VALUE = XLPy.CallUDF("udfs", "SEIP_VALUE", Array(measure, partnership, period), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        SEIP_VALUE = XLPy.CallUDF("udfs", "SEIP_VALUE", Array(measure, partnership, period))
        Exit Function
    #End If
failed:
    SEIP_VALUE = Err.Description
End Function
