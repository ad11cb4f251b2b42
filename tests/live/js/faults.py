"""Messages of the polling transport that get lost, come twice or say something else."""

import json

from playwright.sync_api import Page

SCRIPT = r"""
window.faults = [];
const read = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, "responseText").get;
const known = new WeakMap();
const passed = (message) => {
  const fault = window.faults.find((one) => one.times > 0 && message.startsWith(one.start));
  if (!fault) return [message];
  fault.times -= 1;
  if (fault.data) return [message.slice(0, message.indexOf("[")) + fault.data];
  return fault.copies ? Array(fault.copies).fill(message) : [];
};
Object.defineProperty(XMLHttpRequest.prototype, "responseText", {
  get() {
    const text = read.call(this);
    if (this.readyState !== 4 || !this.responseURL.includes("/socket.io/")) return text;
    if (!known.has(this)) known.set(this, text.split("\x1e").flatMap(passed).join("\x1e") || "6");
    return known.get(this);
  },
});
"""
PACKET = '42["packet"'
ACK = "43"


def lose(page: Page, start: str, *, times: int = 1) -> None:
    """The next messages that begin so never arrive."""
    _fault(page, start, times, 0)


def double(page: Page, start: str, *, times: int = 1) -> None:
    """The next messages that begin so arrive twice."""
    _fault(page, start, times, 2)


def refuse(page: Page, code: str, *, times: int = 1) -> None:
    """The next answers are refusals."""
    data = json.dumps([{"ok": False, "code": code, "message": "Not now."}])
    _fault(page, ACK, times, 0, data)


def left(page: Page) -> int:
    """How many faults have not happened yet."""
    return int(page.evaluate("window.faults.reduce((sum, one) => sum + one.times, 0)"))


def _fault(page: Page, start: str, times: int, copies: int, data: str = "") -> None:
    fault = {"start": start, "times": times, "copies": copies, "data": data}
    page.evaluate("one => window.faults.push(one)", fault)
