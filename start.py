"""Set up the program in its own virtual environment, then open it or test it.

``python3 start.py`` opens the window on the sample library; ``python3 start.py test`` runs every check.
Standard library only: this file runs before anything is installed (why: docs/adr/0001-launcher.md).
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL

ROOT = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "installed-locks"
RUNTIME_LOCK = ROOT / "requirements" / "runtime.txt"
DEV_LOCK = ROOT / "requirements" / "dev.txt"
OUTPUT = ROOT / "output"
SAMPLE = OUTPUT / "示例库.onex"

OLDEST = (3, 11)
NEWEST = (3, 14)
ENVIRONMENT_FAILED = 3
WRONG_USE = 2

# Shared library → Debian package (found in a bare Debian 12).
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
POPPLER_TOOLS = ("pdftotext", "pdffonts", "pdftoppm")

HELP = """用法：
  python3 start.py [--no-screen]      装好所需的一切，打开示例库；没有屏幕时自检并生成示例报表
  python3 start.py test [pytest 参数]  装好测试所需的一切，运行全部检查
Windows 上把 python3 换成 py。"""

CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("lint-imports", ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]),
)


class Stop(Exception):
    """An expected failure: one sentence that says what to do next."""


def say(text: str) -> None:
    """Print one line at once, so that it stands above the output of the next program."""
    print(text, flush=True)


def call(command: list[str], *, out: int | None = None, err: int | None = None, offscreen: bool = False) -> int:
    """Run a program in the project's folder and return its exit status; a missing program counts as 127."""
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONHOME", "PYTHONPATH"}}
    environment["PYTHONIOENCODING"] = "utf-8"
    environment["DEBIAN_FRONTEND"] = "noninteractive"
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        finished = subprocess.run(  # noqa: S603 -- commands are built here
            command, cwd=ROOT, env=environment, stdin=DEVNULL, stdout=out, stderr=err, check=False
        )
    except OSError:
        return 127
    return finished.returncode


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    """Say whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(*, screen: bool, testing: bool) -> list[str]:
    """Return the Debian packages this Linux still lacks, in a stable order."""
    wanted = dict(OFFSCREEN_LIBRARIES)
    if screen:
        wanted |= X11_LIBRARIES
    if screen and os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    packages = [package for library, package in wanted.items() if not loads(library)]
    if testing and not all(shutil.which(tool) for tool in POPPLER_TOOLS):
        packages.append("poppler-utils")
    if importlib.util.find_spec("ensurepip") is None and not has_pip():
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def administrator() -> list[str] | None:
    """Return what must stand before a command to run it as root without a question, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if call(["sudo", "-n", "true"], out=DEVNULL, err=DEVNULL) == 0 else None


def ensure_system(*, screen: bool, testing: bool) -> None:
    """Install missing system packages where that is possible, otherwise name them."""
    packages = missing_packages(screen=screen, testing=testing) if LINUX else []
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Stop(f"缺少系统组件（Debian 的包名是 {'、'.join(packages)}），用本机的软件管理器装好后再运行一次。")
    install = ["install", "-y", "--no-install-recommends", *packages]
    root = administrator()
    if root is not None:
        say(f"正在安装缺少的系统组件：{'、'.join(packages)}")
        apt = [*root, "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        call([*apt, "update"], out=DEVNULL)
        if call([*apt, *install], out=DEVNULL) == 0:
            importlib.invalidate_caches()
            return
    raise Stop(f"缺少系统组件，运行 sudo apt-get update && sudo apt-get {shlex.join(install)} 之后再来一次。")


def fingerprint(lock: Path) -> str:
    """Return a digest that changes with the lock, the project's metadata and the folder."""
    digest = hashlib.sha256(f"{ROOT}\0{sys.version_info[:2]}\0".encode())
    for file in (ROOT / "pyproject.toml", lock):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def has_pip() -> bool:
    """Say whether `.venv` is whole enough to install into; an interrupted or moved one is not."""
    return call([str(PYTHON), "-m", "pip", "--version"], out=DEVNULL, err=DEVNULL) == 0


def ensure_environment(lock: Path) -> None:
    """Make `.venv` hold what the lock says; a half-made environment is made anew."""
    wanted = fingerprint(lock)
    if PYTHON.exists() and STAMP.is_file() and wanted in STAMP.read_text(encoding="utf-8").split():
        return
    if not has_pip():
        make_environment()
    STAMP.unlink(missing_ok=True)
    say("正在安装软件包，第一次需要几分钟。")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    if call([*pip, "--only-binary=:all:", "--require-hashes", "-r", str(lock)]) != 0:
        raise Stop("软件包没有装好（原因见上）：检查网络和磁盘空间后再运行一次，已下载的部分不会重来。")
    if call([*pip, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]) != 0:
        raise Stop("程序本身没有装好（原因见上）：确认项目文件夹完整、可以写入，再运行一次。")
    held = [wanted, fingerprint(RUNTIME_LOCK)] if lock == DEV_LOCK else [wanted]  # dev.txt holds runtime.txt
    STAMP.write_text("\n".join(held) + "\n", encoding="utf-8")


def make_environment() -> None:
    """Make an empty `.venv` with pip in it."""
    if Path(sys.prefix).resolve() == VENV:
        raise Stop("当前用的正是要重建的虚拟环境，先运行 deactivate，再来一次。")
    say("正在建立虚拟环境 .venv。")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Stop("虚拟环境没有建成（原因见上）：确认本文件夹可以写入、没有程序正在使用 .venv，再运行一次。")


def program(*arguments: str, offscreen: bool = False) -> None:
    """Run the program; it says itself what went wrong, so only its exit status is passed on."""
    status = call([str(PYTHON), "-m", "onex_desktop", *arguments], offscreen=offscreen)
    if status != 0:
        raise SystemExit(status)


def open_sample(*, screen: bool) -> None:
    """Open the window on the sample library, or prove off screen that the program works."""
    ensure_system(screen=screen, testing=False)
    ensure_environment(RUNTIME_LOCK)
    OUTPUT.mkdir(exist_ok=True)
    if not SAMPLE.exists():
        program("init", str(SAMPLE), "--sample")
    if screen:
        program(str(SAMPLE))
        return
    reports = OUTPUT / "报表"
    say("这台机器没有屏幕，改为自检，并把示例库的报表写成 PDF。")
    program("smoke", offscreen=True)
    program("report", str(SAMPLE), "--all", "--out", str(reports), offscreen=True)
    say(f"自检通过，报表在文件夹 {reports}")


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, pytest last, whatever the earlier ones say; return 1 when any failed."""
    ensure_system(screen=False, testing=True)
    ensure_environment(DEV_LOCK)
    failed: list[str] = []
    for name, arguments in (*CHECKS, ("pytest", ["-m", "pytest", *pytest_arguments])):
        say(f"── {name}")
        if call([str(PYTHON), *arguments], offscreen=True) != 0:
            failed.append(name)
    say(f"没有通过：{'、'.join(failed)}" if failed else "全部检查通过。")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Read the command line and run one of the two commands."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise Stop("需要 Python 3.11 到 3.14：安装其中一个版本后，用它再运行一次。")
    if arguments[:1] == ["test"]:
        return run_checks(arguments[1:])
    if arguments in (["-h"], ["--help"]):
        say(HELP)
        return 0
    if arguments not in ([], ["--no-screen"]):
        say(HELP)
        return WRONG_USE
    open_sample(screen=has_screen() and not arguments)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as problem:
        print(problem, file=sys.stderr)
        sys.exit(ENVIRONMENT_FAILED)
    except OSError as fault:
        print(
            f"读写 {fault.filename} 失败（{fault.strerror}）：确认项目文件夹完整、可以写入，再运行一次。",
            file=sys.stderr,
        )
        sys.exit(ENVIRONMENT_FAILED)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        sys.exit(130)
