"""What stand-ins write: short, and about nothing in particular."""

REPLY = (
    "We have read this with care. You will hear from us once we have looked into it.",
    "Noted. We would like to know what you mean to do next.",
    "We agree that nobody should be surprised. Tell us before you act.",
    "We cannot accept this as it stands. What would you change?",
    "Thank you. We will keep this among ourselves.",
)
MESSAGE = (
    "We would like to compare what each of us knows before either of us acts.",
    "What would you need from us to hold back for another day?",
    "We are about to decide. If you have an objection, this is the moment.",
    "A word in private: we read the last hour as you probably do.",
    "Can we count on your support, and on your silence until then?",
)
STATEMENT = (
    "We follow events closely and call on all sides to act with restraint.",
    "Our position has not changed. We are ready to talk and able to act.",
    "We have taken the steps that our duty asks of us. There will be more if they are needed.",
    "We welcome what was said today and will judge it by what follows.",
)
ASK = (
    "What can our own services confirm of this?",
    "How soon could we act, if we had to?",
    "What do the papers say of us this morning?",
    "Who else knows of this?",
)
ANSWER = (
    "Nothing can be confirmed yet.",
    "Within a day, and at a price.",
    "As you would expect, and somewhat worse.",
    "Assume that others know as much as you do.",
)
AGREEMENT = (
    "Each tells the other before it acts, and neither speaks of it in public.",
    "Both hold back for another day and meet again then.",
    "Our people will meet and compare what they know.",
)
DISPUTE = ("This is not what we agreed.", "We agreed to talk about it, and to no more.")
PASSED = ("For you alone.", "You should see this.", "")
TITLE = ("A step of our own", "A quiet measure", "A signal", "A precaution")
ORDER = (
    "Our office does what is in its power, without delay, and reports when it is done.",
    "Take the first step, show that a second can follow, and stop there.",
    "Prepare everything and wait for our word.",
)
RULED = (
    "It is done, and it was noticed.",
    "It is done in part. The rest will take longer than you think.",
    "It came to less than was hoped.",
)
WHY = ("Others had reasons of their own.", "It was done well and seen by few.", "Time was short.")
NOTE = ("as is customary", "our own office", "what is needed", "as agreed")
