"""Excel's side of worksheet functions on any system: xlwings' own code for Windows.

The modules of pywin32 that it imports are stood in for, so this is run as a program of its own:
``python -m judge.windows calls`` answers calls as Excel makes them, ``python -m judge.windows vba``
prints the VBA module that calls Python. Excel itself and its library are not part of it.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import importlib
import io
import json
import sys
import types
from unittest.mock import MagicMock

MISSING = -2147352572
"""What Excel hands over for an argument that was left out."""
_MODULES = (
    *("pythoncom", "pywintypes", "win32api", "win32con", "win32gui", "win32process"),
    *("win32timezone", "winerror", "win32event", "win32com", "win32com.client"),
    *("win32com.client.dynamic", "win32com.server", "win32com.server.dispatcher"),
    *("win32com.server.policy", "win32com.server.util", "comtypes"),
)


class _ComError(Exception):
    pass


def _stand_in(name: str) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__getattr__ = lambda attribute: MagicMock(name=f"{name}.{attribute}")
    sys.modules[name] = module
    return module


def excel_side() -> types.ModuleType:
    """Give xlwings' code for Windows, whose decorators are in force from now on."""
    stood = {name: _stand_in(name) for name in _MODULES}
    stood["pythoncom"].CoInitialize = lambda: None
    stood["pywintypes"].com_error = stood["pythoncom"].com_error = _ComError
    stood["pywintypes"].TimeType = type("TimeType", (), {})
    stood["win32com.client"].Dispatch = lambda given: given
    for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass"):
        setattr(stood["win32com.client"], name, type(name, (), {}))
    utc = staticmethod(lambda: dt.UTC)
    stood["win32timezone"].TimeZoneInfo = type("TimeZoneInfo", (), {"utc": utc})
    for name in ("oledll", "windll", "PyDLL"):
        setattr(ctypes, name, MagicMock(name=name))
    xlwings = importlib.import_module("xlwings")
    windows = importlib.import_module("xlwings._xlwindows")
    xlwings._xlwindows = windows
    windows.is_range_instance = lambda _: False  # values are handed over, not ranges
    xlwings.engines.add(xlwings.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    server = types.ModuleType("xlwings.com_server")
    server.loop = None
    sys.modules["xlwings.com_server"] = server
    side = importlib.import_module("xlwings.udfs")
    xlwings.func, xlwings.arg, xlwings.ret = side.xlfunc, side.xlarg, side.xlret
    return side


def answers(calls: list[list[object]]) -> list[object]:
    """Answer calls, each a function's name and its arguments as Excel hands them over."""
    side = excel_side()
    return [
        side.call_udf("udfs", name, tuple(map(_taken, given)), None, None) for name, *given in calls
    ]


def help_texts() -> dict[str, dict[str, object]]:
    """Give by function what the wizard shows: its help, category, and each argument's."""
    excel_side()
    functions = importlib.import_module("udfs")
    found = {name: getattr(functions, name).__xlfunc__ for name in functions.__all__}
    return {
        name: {
            "help": own["ret"]["doc"],
            "category": own["category"],
            "arguments": {each["name"]: each["doc"] for each in own["args"]},
        }
        for name, own in found.items()
    }


def vba_module(workbook: str = "seip_county.xlsm") -> str:
    """Give the VBA module that calls the functions, with their help, as Excel keeps it."""
    side = excel_side()
    functions = importlib.import_module("udfs")
    written = io.StringIO()
    side.generate_vba_wrapper("udfs", functions, written, types.SimpleNamespace(Name=workbook))
    lines = [
        'Attribute VB_Name = "xlwings_udfs"',
        "' Written by python -m tests.udfs from udfs/; changes made here are lost.",
        '#Const App = "Microsoft Excel"',
    ]
    for line in written.getvalue().splitlines():
        lines.append(line.rstrip())
        if line.startswith("Function "):
            name = line.removeprefix("Function ").partition("(")[0]
            told = getattr(functions, name).__doc__.replace('"', '""')
            lines.append(f'Attribute {name}.VB_Description = "{told}"')
    return "\n".join([*lines, ""]).rstrip("\n") + "\n"


def _taken(given: object) -> object:
    """Take an argument from JSON: a day is {"day": ...}, a range a tuple of rows."""
    if isinstance(given, dict):
        day = dt.date.fromisoformat(given["day"])
        return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    if isinstance(given, list):
        return tuple(map(_taken, given))
    return given


def _told(answer: object) -> object:
    """Put an answer into JSON."""
    if isinstance(answer, dt.datetime):
        return {"moment": answer.isoformat()}
    return answer


if __name__ == "__main__":
    match sys.argv[1]:
        case "calls":
            json.dump(answers(json.load(sys.stdin)), sys.stdout, default=_told)
        case "help":
            json.dump(help_texts(), sys.stdout)
        case "vba":
            sys.stdout.write(vba_module())
