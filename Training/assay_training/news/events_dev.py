"""Held-out wordings and events: measures whether the news training carries over to sentences it has not seen."""
from .engine import NEI, REFUTED, Event

FILLERS = [
    "Officials gave no further comment.", "The hearing was closed to the press.", "Fog delayed flights at {city9} airport.",
    "{q9} told reporters that the situation was calm.", "A similar matter was discussed in {city9} {date9}.",
    "More than {n9} readers left comments.", "{o9} is based in {city9}.", "Analysts had expected {pct9}.",
]

EVENTS = [
    Event("licence", {
        "revoked": (["The regulator revoked the licence of {o}.", "{o} lost its licence {date}."],
                    [["The regulator stripped {o} of its licence {date}, citing unpaid fees of {money}."], ["{o}, a {city} broadcaster, had its licence revoked {date}."]]),
        "renewed": (["The regulator renewed the licence of {o}."], [["The licence of {o} was renewed {date} for another {years} years."], ["{o} may keep broadcasting from {city}: the regulator renewed its licence."]]),
        "review": (["The licence of {o} is under review."], [["The regulator said {date} that the licence of {o} was under review."], ["A review of {o}'s licence is under way in {city}."]]),
    }, {("revoked", "renewed"): REFUTED, ("renewed", "revoked"): REFUTED, ("revoked", "review"): NEI, ("renewed", "review"): NEI}),
    Event("verdict_dev", {
        "jailed": (["{p} got {years} years in jail.", "Judges in {city} handed {p} a {years}-year jail term.", "{p} has been jailed over {crime}."],
                   [["{p}, {role}, was handed a jail term of {years} years in {city} {date}; the charge was {crime}."], ["Judges in {city} ruled {date} that {p} must go to jail for {years} years over {crime}."]]),
        "cleared": (["{p} was cleared of {crime}."], [["{p} walked out of court in {city} a free person {date}, cleared of {crime}."], ["Jurors cleared {p} of {crime}."]]),
        "awaiting": (["{p} is awaiting trial over {crime}."], [["{p} is awaiting trial over {crime} and could face {years} years."], ["No trial date has been set for {p}, who denies {crime} and is awaiting trial."]]),
    }, {("jailed", "cleared"): REFUTED, ("cleared", "jailed"): REFUTED, ("jailed", "awaiting"): NEI, ("cleared", "awaiting"): NEI}, repeats=False),
    Event("strike", {
        "ended": (["The strike at {o} ended {date}.", "Workers at {o} went back to work."], [["Workers at {o} in {city} went back to work {date}, ending a strike of {days} days."], ["The strike at {o} is over: staff returned to work {date} after {days} days."]]),
        "goes_on": (["The strike at {o} continues.", "Workers at {o} are still on strike."], [["Workers at {o} in {city} are still on strike after {days} days."], ["The strike at {o} continues; talks in {city} brought no result {date}."]]),
        "vote": (["Workers at {o} will vote on a strike."], [["Workers at {o} will vote {date} on whether to strike."], ["A strike vote is to be held at {o}, the union said, with {n} workers taking part."]]),
    }, {("ended", "goes_on"): REFUTED, ("goes_on", "ended"): REFUTED, ("ended", "vote"): NEI, ("goes_on", "vote"): NEI}),
    Event("decree", {
        "takes_effect": (["New rules on {topic} apply in {country} from {years} days after publication.", "Rules on {topic} came into effect {date}.", "{country} introduced fines of {money} under rules on {topic}."],
                         [["Rules on {topic} came into effect in {country} {date}; those who break them pay {money}."], ["{date}, {country} put rules on {topic} into effect, with fines of {money}."]]),
        "idea": (["Officials in {country} are discussing rules on {topic}."], [["Officials in {country} are discussing rules on {topic}, {p} said {date}."], ["{country} may one day tighten rules on {topic}; officials are discussing several drafts."]]),
        "dropped": (["{country} dropped its plan for rules on {topic}."], [["{country} dropped its plan for rules on {topic} {date}."], ["Plans for new rules on {topic} have been dropped in {country}, so nothing will change."]]),
    }, {("takes_effect", "idea"): NEI, ("takes_effect", "dropped"): REFUTED, ("dropped", "idea"): NEI, ("dropped", "takes_effect"): REFUTED}, repeats=False),
    Event("census", {
        "grew": (["The population of {city} grew to {n}.", "{city} has {n} inhabitants."], [["{city} had {n} inhabitants {date}, more than ever before, as its population grew again."], ["The population of {city} grew to {n}, the statistics office reported {date}."]]),
        "shrank": (["The population of {city} shrank to {n}."], [["{city} keeps losing people: its population shrank to {n} {date}."], ["The population of {city} shrank to {n}."]]),
    }, {("grew", "shrank"): REFUTED, ("shrank", "grew"): REFUTED}, repeats=False),
    Event("summit", {
        "met": (["{p} met {q} in {city}.", "{p} and {q} held talks {date}."], [["{p} and {q} held talks in {city} {date} and met the press."], ["In {city}, {p} met {q} {date}; the two held talks for {n} hours."]]),
        "cancelled": (["The meeting of {p} and {q} was cancelled."], [["The meeting of {p} and {q} in {city} was cancelled {date}; they have not met."], ["{p} cancelled a meeting with {q}, so no talks were held."]]),
        "invited": (["{p} invited {q} to {city}."], [["{p} invited {q} to {city} for talks {date}."], ["An invitation to {city} was sent to {q}, the office of {p} said: {pL} invited the guest by letter."]]),
    }, {("met", "cancelled"): REFUTED, ("met", "invited"): NEI, ("cancelled", "invited"): NEI, ("cancelled", "met"): REFUTED}, open_slots=frozenset({"q"})),
]
