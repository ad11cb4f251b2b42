"""What people say and order in the day that the report's tests are made of."""

NAMES = {
    "p-mori": "Mori Aiko",
    "p-hale": "Ruth Hale",
    "p-lin": "林 小雨",
    "p-ryu": "류 강민",
    "p-kang": "강 하늘",
    "p-fuji": "藤原 健二",
    "p-watcher": "Ines Aguiar",
    "p-lead": "Tom Okafor",
}
SECRETS = ("the asset in Vladivostok", "call sign HERON", "Private Harker was drunk")
"""Typed during the day, and erased later in it."""
PRACTICE = "Practice answer, loud and clear."
TALK = (
    "Can {} confirm that the ship’s master has been released? We are asked every ten minutes.",
    "We will say nothing before you have. Tell us when.",
    "Your text uses the word “understanding”. Ours would be “exchange of views”.",
    "Who in {} is awake at this hour?",
    "Seen, with thanks.",
    "Our note of the call differs from yours in its third sentence. We can live with both.",
)
ORDERS = (
    (
        "Call in the ambassador",
        "The vice minister receives the ambassador and hands over a note of one page.",
        "diplomatic",
    ),
    (
        "Put the inspectors on the pier",
        "Customs checks every bonded container for a week, politely.",
        "economic",
    ),
    ("Brief the wire correspondents", "Off the record, twenty minutes, no papers.", "information"),
    (
        "Raise readiness by one step",
        "Leave is cancelled at three bases. Nobody announces it.",
        "military",
    ),
)
SAYINGS = (
    "We have taken note of what was said, and of what was not.",
    "Our position is well known and has not changed.",
    "A telephone is a small thing, and we have one.",
)
JAPANESE = (
    "第十一管区より：魚釣島沖の接触は意図的ではないと見ています。映像は私たちの手元にあります。"
)
CHINESE = "钓鱼岛及其附属岛屿是中国的固有领土。"
KOREAN = "우리의 자위적 조치는 그 누구도 가로막을 수 없다."
STATEMENT = f"{CHINESE}The vessel was on a routine patrol. We ask all sides to show restraint."
FILM = (
    "Release minutes 3 to 9 of the Coast Guard’s film with a statement by the Chief Cabinet "
    "Secretary that the contact was not of our making. No adjectives."
)
ESCORT = (
    "Seventh Fleet puts a second destroyer within sight of the survey ship, lights on, no radar "
    "illumination, and tells Beijing’s attaché an hour before."
)
STUDY = (
    "The defence ministry studies in ninety days what striking launch sites would need: targets, "
    "law, money, and Seoul’s consent. The study is not announced."
)
FOLLOWED = {
    "washington": "The destroyer is on station. It is followed by a frigate that answers no calls.",
    "beijing": "Your frigate is where you wanted it. The American ship has not altered course.",
    "tokyo": "An American destroyer is in sight of the survey ship. Fishermen post two grey hulls.",
}
FOLLOWED_WHY = "Likely that Beijing reads the escort as a choice made in Washington."
CORRECTED = {
    "washington": "Correction. The frigate called twice on channel 16 and was not answered.",
    "beijing": "Your calls went unanswered. Your navy’s own paper asks why.",
}
CORRECTED_WHY = "The first ruling left out the radio watch. Beijing’s calls were real."
CHANNEL = (
    "Both navies keep channel 16 manned and name their ships when called. Nothing is published "
    "about it before Friday."
)
SILENCE = (
    "Tokyo says nothing about Takeshima until August. Seoul’s radar tracks reach Tokyo within "
    "four minutes."
)
SCRIPT = (
    "<script>alert('not run')</script> & <b>plain</b> text must come out as it was typed, even "
    "http://example.test/a/very/long/address/that/nobody/would/type/by/hand/but/somebody/will/paste."
)
RESTRAINT = "Washington and Tokyo spent eleven minutes on the word “restraint”. Nobody asked Seoul."
HOT_WASH = "Three cells said that they had learned of the frigate from the press."
EVIDENCE = "ワシントンは二時十五分に第五条を口にした。留保はその一分後。"
