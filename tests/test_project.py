"""The project's own files agree with each other."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def locked(name: str) -> dict[str, list[str]]:
    """Read a lock as library -> its lines `version ; condition`, hashes left out."""
    pins: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith((" ", "#")):
            library, _, rest = line.removesuffix("\\").strip().partition("==")
            pins.setdefault(library, []).append(rest)
    return pins


def libraries(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0] for requirement in requirements}


@pytest.fixture(scope="module")
def settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_every_library_the_program_needs(settings, lock):
    needed = settings["project"]["dependencies"] + settings["dependency-groups"]["build"]
    assert libraries(needed) - set(locked(lock)) == set()


def test_development_lock_names_every_library_the_checks_need(settings):
    needed = settings["project"]["optional-dependencies"]["dev"]
    assert libraries(needed) - set(locked("requirements-dev.txt")) == set()


def versions(name: str) -> dict[str, set[str]]:
    """Give the versions of a library; one lock may need it on every system, another on one."""
    return {
        library: {pin.partition(" ;")[0] for pin in pins} for library, pins in locked(name).items()
    }


def test_checks_and_demo_use_the_same_versions():
    runtime, development = versions("requirements.txt"), versions("requirements-dev.txt")
    assert {library: development.get(library) for library in runtime} == runtime


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place_to_install_from(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|file:| @ |^-).*", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_a_hash_for_every_library(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?! )", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_gitignore_leaves_out_what_make_writes():
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/.venv/", "/demo/"} <= set(lines)


def test_gitignore_keeps_the_demonstration_package():
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not {"demo", "demo/"} & set(lines)


def test_makefile_has_a_target_for_every_task():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^([a-z ]+):$", makefile, re.MULTILINE)
    assert targets is not None
    tasks = runpy.run_path(str(ROOT / "make.py"))["TASKS"]
    assert targets[1].split() == list(tasks)


def test_hooks_come_from_this_project_only():
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (.+)", text) == ["local"]
