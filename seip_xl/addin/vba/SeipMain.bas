Attribute VB_Name = "SeipMain"
Option Explicit

' The buttons of the control workbook. All that they do is in Python: seip_xl/addin/desktop.py.

Public Sub Consolidate()
    RunPython "from seip_xl.addin import desktop; desktop.consolidate()"
End Sub

Public Sub CheckReturn()
    RunPython "from seip_xl.addin import desktop; desktop.check_return()"
End Sub

Public Sub IssueTemplates()
    RunPython "from seip_xl.addin import desktop; desktop.issue_templates()"
End Sub

Public Sub OpenLastReport()
    RunPython "from seip_xl.addin import desktop; desktop.open_last_report()"
End Sub

Public Sub ChaseList()
    RunPython "from seip_xl.addin import desktop; desktop.chase_list()"
End Sub

' The same for the ribbon, named in ribbon.xml.

Public Sub RibbonConsolidate(control As IRibbonControl)
    Consolidate
End Sub

Public Sub RibbonCheckReturn(control As IRibbonControl)
    CheckReturn
End Sub

Public Sub RibbonIssueTemplates(control As IRibbonControl)
    IssueTemplates
End Sub

Public Sub RibbonOpenLastReport(control As IRibbonControl)
    OpenLastReport
End Sub

Public Sub RibbonChaseList(control As IRibbonControl)
    ChaseList
End Sub
