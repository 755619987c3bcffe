"""Set up what is missing in .venv and run a task: demo, test, bench, mutants, format or lock."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed.txt"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
PEERS, PEERS_VENV = "benchmarks/requirements.txt", ROOT / ".venv-peers"
OLDEST = (3, 11)


def demo() -> int:
    """Write the demonstration county to demo/."""
    set_up(RUNTIME)
    return run("seip-xl", "demo")


def test() -> int:
    """Run every check and every test."""
    set_up(DEVELOPMENT)
    checks = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports",),
        ("pytest", "-n", "2"),
    )
    failed = [" ".join(check) for check in checks if run(*check)]
    print(f"Failed: {'; '.join(failed)}." if failed else "All checks passed.")
    return int(bool(failed))


def bench() -> int:
    """Run every script in benchmarks/."""
    set_up(DEVELOPMENT)
    os.environ["SEIP_XL_PEERS"] = str(set_up_peers())
    scripts = sorted((ROOT / "benchmarks").glob("*.py"))
    if not scripts:
        print("There is nothing in benchmarks/ yet.")
    return max((run("python", str(script)) for script in scripts), default=0)


def mutants() -> int:
    """Print how many mutants of the rules' formulas the hand-written rows catch, and the others."""
    set_up(DEVELOPMENT)
    os.environ["PYTHONPATH"] = "tests"
    return run("python", "-m", "tests.rule")


def format_code() -> int:
    """Let ruff correct and format the code."""
    set_up(DEVELOPMENT)
    return max(run("ruff", "check", "--fix", "."), run("ruff", "format", "."))


def lock() -> int:
    """Choose the newest allowed version of every library anew."""
    set_up(DEVELOPMENT)
    # The second obeys the first, so that demo and test use the same libraries.
    project = ("pyproject.toml", "--group", "build")
    return (
        compile_lock(RUNTIME, *project)
        or compile_lock(DEVELOPMENT, *project, "--extra", "dev", "-c", RUNTIME)
        or compile_lock(PEERS, PEERS.replace(".txt", ".in"), "--python-version", "3.11")
    )


TASKS = {
    "demo": demo,
    "test": test,
    "bench": bench,
    "mutants": mutants,
    "format": format_code,
    "lock": lock,
}


def compile_lock(lock_name: str, source: str, *options: str) -> int:
    """Write one lock file for all systems; it names no package index, so any may be used."""
    return run(
        *("uv", "pip", "compile", source, "--universal", "--generate-hashes"),
        *("--upgrade", "--no-header", "--no-annotate"),
        *("--quiet", "--no-emit-index-url", "--no-emit-find-links", "-o", lock_name, *options),
    )


def set_up(lock_name: str) -> None:
    """Bring .venv to what a lock file says, unless it is there already."""
    stamp = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    # Programs in .venv name its place, and its Python may be a link to one that is gone.
    whole = stamp[:1] == [str(ROOT)] and shutil.which("python", path=str(PROGRAMS)) is not None
    if whole and fingerprint(lock_name) in stamp:
        return
    print(f"Setting up .venv from {lock_name}; this is done once.", flush=True)
    if whole:
        STAMP.unlink()
    else:
        create_environment()
    install("--require-hashes", "-r", lock_name)
    install("--no-deps", "--no-build-isolation", "--editable", ".")
    done = [fingerprint(name) for name in dict.fromkeys((RUNTIME, lock_name))]
    STAMP.write_text("\n".join([str(ROOT), *done]), encoding="utf-8")


def set_up_peers() -> Path:
    """Install what seip-xl is measured beside into an environment of its own; give its Python."""
    python = PEERS_VENV / PROGRAMS.name / ("python.exe" if os.name == "nt" else "python")
    stamp = PEERS_VENV / STAMP.name
    wanted = (ROOT / PEERS).read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"Setting up {PEERS_VENV.name} from {PEERS}; this is done once.", flush=True)
        venv.create(PEERS_VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
        options = ("--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes")
        command = [str(python), "-m", "pip", "install", *options, "-r", PEERS]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            sys.exit("The libraries to measure beside could not be installed; pip says why above.")
        stamp.write_text(wanted, encoding="utf-8")
    return python


def create_environment() -> None:
    """Make .venv from nothing; what is there was not finished, moved, or lost its Python."""
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, ModuleNotFoundError):
        sys.exit("Python cannot make .venv; on Debian or Ubuntu: sudo apt install python3-venv.")


def install(*arguments: str) -> None:
    """Install with pip, or end with its exit code."""
    options = ("--quiet", "--no-input", "--disable-pip-version-check")
    code = run("python", "-m", "pip", "install", *options, *arguments)
    if code:
        print("The libraries could not be installed; pip's message above says why.")
        sys.exit(code)


def run(program: str, *arguments: str) -> int:
    """Run a program of .venv in the project folder and give its exit code."""
    found = shutil.which(program, path=str(PROGRAMS))
    if found is None:
        sys.exit(f"{program} is missing in .venv; delete the folder .venv and try again.")
    return subprocess.run([found, *arguments], cwd=ROOT, check=False).returncode


def fingerprint(lock_name: str) -> str:
    """Change with the lock and with the project's settings."""
    content = b"".join((ROOT / name).read_bytes() for name in (lock_name, "pyproject.toml"))
    return hashlib.sha256(lock_name.encode() + content).hexdigest()


def main(arguments: list[str]) -> int:
    """Run the task that the command line names."""
    if sys.version_info < OLDEST:
        print(f"seip-xl needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print("Say what to do, one of:")
        for name, task in TASKS.items():
            print(f"  {name:8}{task.__doc__}")
        return 2
    try:
        return TASKS[arguments[0]]()
    except KeyboardInterrupt:
        print("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
