"""Starts programs in order, restarts what dies, stops them in reverse order."""

import signal
import sys
import time
from typing import NoReturn

from web.launch.processes import Program, Running, start
from web.launch.trouble import Trouble

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SLOWEST_START = 120  # seconds; PostgreSQL may have to recover first
TOO_MANY_DEATHS = 3
SHORT_TIME = 60  # seconds


class Stopped(Exception):
    """Somebody asked the launcher to end."""

    def __init__(self, number: int) -> None:
        self.by_ctrl_c = number == signal.SIGINT
        self.exit_code = 128 + number


class Supervisor:
    """Holds running programs in tiers; leaving it stops the tiers in reverse order.

    Signals are blocked and read in `pause` only, so none can arrive at a bad moment.
    """

    def __init__(self) -> None:
        self._tiers: list[list[Running]] = []
        self._in_a_hurry = False
        # nohup sets SIGHUP to be ignored; a blocked signal would be seen all the same
        self._endings = {s for s in ENDINGS if s != signal.SIGHUP or not _is_ignored(s)}

    def __enter__(self) -> "Supervisor":
        signal.pthread_sigmask(signal.SIG_BLOCK, {*self._endings, signal.SIGCHLD})
        return self

    def __exit__(self, *_: object) -> None:
        while self._tiers:
            self._stop(self._tiers[-1])
            self._tiers.pop()

    def pause(self, seconds: float) -> None:
        """Sleep until something happens; raises Stopped when it is a request to end."""
        got = signal.sigtimedwait({*self._endings, signal.SIGCHLD}, seconds)
        if got and got.si_signo in self._endings:
            raise Stopped(got.si_signo)

    def start(self, *programs: Program) -> None:
        """Start a tier, each program once the one before is ready; raises Trouble if one fails."""
        tier: list[Running] = []
        self._tiers.append(tier)
        for program in programs:
            running = Running(program, start(program))
            tier.append(running)
            if not self._becomes_ready(running):
                raise Trouble(f"{program.name} ended {_how(running)} before it was ready.")

    def finish(self, program: Program, stdout: int | None = None) -> int:
        """Run a program to its end and return its code."""
        return self._finish(program, stdout).bury()

    def must_succeed(self, program: Program, stdout: int | None = None) -> None:
        """Run a program to its end; raises Trouble when it fails."""
        finished = self._finish(program, stdout)
        if finished.bury():
            raise Trouble(f"{program.name} ended {_how(finished)}.")

    def _finish(self, program: Program, stdout: int | None) -> Running:
        running = Running(program, start(program, stdout))
        self._tiers.append([running])
        while not running.has_ended():
            self.pause(1)
        self._tiers.pop()
        return running

    def watch(self) -> NoReturn:
        """Restart what dies, until somebody asks to end; raises Trouble when it dies too often."""
        while True:
            for running in (running for tier in self._tiers for running in tier):
                if running.has_ended():
                    self._start_again(running)
            self.pause(1)

    def _start_again(self, running: Running) -> None:
        name, how, now = running.program.name, _how(running), time.monotonic()
        running.deaths = [then for then in running.deaths if now - then < SHORT_TIME] + [now]
        if len(running.deaths) >= TOO_MANY_DEATHS:
            raise Trouble(f"{name} ended {how}, {TOO_MANY_DEATHS} times within a minute: stopping.")
        print(f"{name} ended {how}; starting it again.", file=sys.stderr, flush=True)
        self._sleep(0.5 * len(running.deaths))
        running.process = start(running.program)
        self._becomes_ready(running)

    def _sleep(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.pause(left)

    def _becomes_ready(self, running: Running) -> bool:
        deadline = time.monotonic() + SLOWEST_START
        while not running.program.ready():
            if running.has_ended():
                return False
            if time.monotonic() > deadline:
                raise Trouble(f"{running.program.name} is not ready after {SLOWEST_START} seconds.")
            self.pause(0.03)
        return True

    def _stop(self, tier: list[Running]) -> None:
        alive = [running for running in tier if not running.has_ended()]
        for running in alive:
            running.send(running.program.end)
        started = time.monotonic()
        while alive := [running for running in alive if not running.has_ended()]:
            for running in alive:
                if self._in_a_hurry or time.monotonic() - started > running.program.patience:
                    running.send(running.program.kill)
            self._doze()
        for running in tier:
            running.bury()

    def _doze(self) -> None:
        try:
            self.pause(0.05)
        except Stopped as again:  # a second Ctrl-C: no more patience
            self._in_a_hurry = self._in_a_hurry or again.by_ctrl_c


def _is_ignored(number: signal.Signals) -> bool:
    return signal.getsignal(number) is signal.SIG_IGN


def _how(running: Running) -> str:
    """How it ended; a server that gave up by itself has said why in its log."""
    code, log = running.bury(), running.program.log
    if code < 0:
        return f"by {signal.Signals(-code).name}"
    lines = log.read_text(errors="replace").split("\n") if log else []
    words = [line for line in lines if line.strip()]
    return f"with code {code} ({log} ends with: {words[-1]})" if words else f"with code {code}"
