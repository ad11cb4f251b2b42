"""What stand-ins write: short, and about nothing in particular.

There is enough of each that nobody need read the same words twice in a while.
"""

REPLY = (
    "We have read this with care. You will hear from us once we have looked into it.",
    "Noted. We would like to know what you mean to do next.",
    "We agree that nobody should be surprised. Tell us before you act.",
    "We cannot accept this as it stands. What would you change?",
    "Thank you. We will keep this among ourselves.",
    "That is not how it looks from here. We can explain, if you will listen.",
    "This helps. Give us until tomorrow, and say nothing meanwhile.",
    "Who else has had this from you?",
    "We can live with half of it. You will guess which half.",
    "Not in writing. Is there somebody whom you could send?",
)
MESSAGE = (
    "We would like to compare what each of us knows before either of us acts.",
    "What would you need from us to hold back for another day?",
    "We are about to decide. If you have an objection, this is the moment.",
    "In private: what happened in the last hour worries us more than we shall say aloud.",
    "Can we count on your support, and on your silence until you hear from us?",
    "People here ask what you will do next. What may we tell them?",
    "We mean to say something in public soon. Would you rather hear it first?",
    "If you did nothing for two days, we could do the same. Would you?",
    "There is something that you could have from us. What is it worth to you?",
    "Is it true that you are talking with others about this?",
    "We know of one step that would help you, and of one that would not. May we say which?",
    "Whatever you have heard about us today, please ask us before you believe it.",
)
STATEMENT = (
    "We follow events closely and call on all sides to act with restraint.",
    "Our position has not changed. We are ready to talk and able to act.",
    "We have taken the steps that our duty asks of us. There will be more if they are needed.",
    "We welcome what was said today and will judge it by what follows.",
    "Nobody has anything to gain from another day like this one.",
    "Some of what is reported about us is untrue. What we do, we say ourselves.",
    "Our people are calm. We ask our neighbours to help them remain so.",
)
ASK = (
    "What do you have tonight that is not in our papers?",
    "One line, please: what ought we to know before we decide?",
    "What would our own services add, if they were asked?",
    "Is there anything else that somebody in our place would be told?",
)
ANSWER = (
    "Nothing that can be confirmed yet.",
    "Nothing that you do not have. Ask again when something has happened.",
    "Assume that others know as much as you do.",
    "Your office has no view on this, and will have one by the morning.",
)
SEALED = "A program plays here, and has no view of its own."
AGREEMENT = (
    "Each tells the other before it acts, and neither speaks of it in public.",
    "Both hold back for another day and meet again then.",
    "Our people will meet and compare what they know.",
    "Neither says a word in public before the other has read it.",
)
DISPUTE = ("This is not what we agreed.", "We agreed to talk about it, and to no more.")
HINT = (
    "We have read something today that bears on this. The paper stays with us.",
    "There is news here of what we have been writing about. We are not free to send it.",
    "You will hear more of this, and not from us. We have seen a part of it.",
    "Our services have sent us a page on this. It has made us slower, not quicker.",
)
TITLE = ("A step of our own", "A quiet measure", "A signal", "A precaution")
ORDER = (
    "Our office does what is in its power, without delay, and reports when it is done.",
    "Take the first step, show that a second can follow, and stop there.",
    "Prepare everything and wait for our word.",
    "Look closely, note what is seen, and touch nothing.",
    "Let those concerned know, and say that it is no more than a precaution.",
)
RULED = (
    "It is done, and it was noticed.",
    "It is done in part. The rest will take longer than you think.",
    "It came to less than was hoped.",
    "It is done. Who noticed it is not clear yet.",
)
UNDONE = (
    "It was stopped before it began.",
    "It was tried, and noticed, and came to nothing.",
    "Those who were to carry it out could not, and say so.",
)
WHY = ("Others had reasons of their own.", "It was done well and seen by few.", "Time was short.")
NOTE = (
    "what both sides can agree on",
    "what our staffs propose",
    "what is usual in such a case",
)
