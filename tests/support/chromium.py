"""How Chromium is started: headless, silent on the network, and without a display or a sandbox."""

#: A name that browsers do not treat as secure, unlike localhost; it leads to 127.0.0.1.
INSECURE_HOST = "startex.test"

SHELL = "chromium-headless-shell"
"""The same browser without windows and without its reader of PDFs: a quarter quicker."""

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Two pages of the address bar, otherwise drawn anew for every context.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,OmniboxPopupWebUI",
    f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1",
)
