/// Which words can be forms of verbs: a compact list of the verbs of news, inflected by rule, and the irregular ones.
enum VerbLexicon {
  /// What forms a word can be.
  struct Forms: OptionSet {
    let rawValue: UInt8
    static let base = Forms(rawValue: 1)
    static let third = Forms(rawValue: 2)
    static let past = Forms(rawValue: 4)
    static let participle = Forms(rawValue: 8)
    static let gerund = Forms(rawValue: 16)
    /// Also a common noun in this form: "charges", "report".
    static let noun = Forms(rawValue: 32)
  }

  /// The forms that a lower-case word can be; empty where it is no known verb.
  static func forms(_ lowercased: String) -> Forms { index[lowercased]?.forms ?? guess(lowercased) }

  private static let noVerbs: Set<String> = [
    "hundred", "sacred", "naked", "wicked", "kindred", "hatred", "rugged",
  ]

  /// A word in "-ed" that the list does not have can be nothing but a past form: "sequenced".
  private static func guess(_ lowercased: String) -> Forms {
    guard lowercased.hasSuffix("ed"), lowercased.count >= 6, !lowercased.hasSuffix("eed"),
      !lowercased.contains("-"), !noVerbs.contains(lowercased)
    else { return [] }
    return [.past, .participle]
  }

  /// The base of a verb form, where known.
  static func base(_ lowercased: String) -> String? { index[lowercased]?.base }

  /// The simple past of a base, where known.
  static func past(ofBase base: String) -> String? { pasts[base] }

  /// The third person singular of a base, where known.
  static func third(ofBase base: String) -> String? { pasts[base] == nil ? nil : thirdPerson(base) }

  private struct Entry {
    var forms: Forms
    var base: String
  }

  private static let pasts: [String: String] = {
    var pasts: [String: String] = [:]
    for base in regular { pasts[base] = suffixed(base, "ed") }
    for (base, past, _) in irregular { pasts[base] = past }
    return pasts
  }()

  private static let index: [String: Entry] = {
    var index: [String: Entry] = [:]
    func add(_ word: String, _ forms: Forms, _ base: String) {
      var all = forms
      if nouns.contains(base), forms == .base || forms == .third { all.insert(.noun) }
      index[word, default: Entry(forms: [], base: base)].forms.formUnion(all)
    }
    for base in regular {
      add(base, .base, base)
      add(thirdPerson(base), .third, base)
      add(suffixed(base, "ed"), [.past, .participle], base)
      add(suffixed(base, "ing"), .gerund, base)
    }
    for (base, past, participle) in irregular {
      add(base, .base, base)
      add(thirdPerson(base), .third, base)
      add(past, .past, base)
      add(participle, .participle, base)
      add(suffixed(base, "ing"), .gerund, base)
    }
    return index
  }()

  private static func thirdPerson(_ base: String) -> String {
    if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
      return base.dropLast() + "ies"
    }
    let sibilant = ["s", "sh", "ch", "x", "z", "o"].contains { base.hasSuffix($0) }
    return base + (sibilant ? "es" : "s")
  }

  private static func suffixed(_ base: String, _ suffix: String) -> String {
    if base.hasSuffix("ie"), suffix == "ing" { return base.dropLast(2) + "ying" }
    if base.hasSuffix("e"),
      !(suffix == "ing" && (base.hasSuffix("ee") || base.hasSuffix("ye") || base == "be"))
    {
      return base.dropLast() + suffix
    }
    if suffix == "ed", base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
      return base.dropLast() + "ied"
    }
    if doubling.contains(base), let last = base.last { return base + String(last) + suffix }
    return base + suffix
  }

  private static func list(_ words: String) -> [String] {
    words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }

  /// Verbs whose last letter doubles before a suffix.
  private static let doubling = Set(
    list(
      """
      acquit ban plan commit admit permit submit omit step stop strip drop ship shop grab rob jog beg refer prefer occur
      incur defer transfer control compel expel propel cancel label travel patrol equip kidnap program flag bug tag
      plot spot trap wrap slip tip trip chat fit knit nod plug confer deter rig rub scan skip slam snap stab swap regret infer rebel
      bar trim whip wrap rip skip swap stun shun snub spur stir blur enrol quarrel fuel
      """))

  /// Bases whose plain or -s form is as often a noun.
  private static let nouns = Set(
    list(
      """
      amount accord account act address advance aid aim air answer appeal approach arm arrest arrival assault attack attempt
      award back balance ban bank bar base battle benefit bid bill bind block board bomb boost brand break budget
      call campaign care case cast cause center challenge change charge check claim clash close comment complaint
      concern conduct conflict contact contest contract contrast control cost count counter court cover crack
      crash cut damage date deal debate decline decrease defect delay demand deposit design detail dispute document
      doubt draft draw drive drop effort end estimate exchange excuse exercise exhibit experience experiment
      export exit face favor favour fear feature fight figure file film find fine finish fire flag flood flow focus
      force form fund gain grant group guarantee guard guide halt hand harm haul head help hike hit hold hope host
      house impact import increase influence injure interest interview invite issue jail join judge kick labor lack
      land launch law lead leak leave lift limit link list load loan look loss make mandate mark market match matter
      measure meet mention mind move murder name need notice number object offer open order paint park pass pay permit
      phone photograph place plan plant play plot point police poll post power practice praise present press
      price print prize probe produce profit program progress project promise protest purchase purpose push question
      quote race raid raise range rank rate record reform refund refuse regret reject release remark rent repair
      repeat reply report request rescue research reserve result retreat return review reward ride rise risk
      rule run sail sale sanction say scan score search seat secure sentence separate serve set settle shape
      share shift ship shock shoot shop show sign signal smile source spark speak spread stage stand start state
      stay step stop store stress strike struggle study supply support surge survey suspect swing tackle talk target
      task tax test thank threat tie time tour track trade train transfer transport travel treat trial trip trust try
      turn use value view visit voice vote wage wait walk want war watch water wave win wish witness work worry
      wound yield star love defeat quote trust credit market peak jump count average power
      hope mail pause seal book rent surface exchange default place chant auction escort probe route partner storm hack
      spike land waste flood monitor process volunteer chain position finance sponsor
      bail bargain boom breach bully chair coin drain drift drill ferry float frame fuel harvest heat honour
      hunt kick knock levy lure merit pack paint pilot pump purge quarrel rebel rebound rival roll ruin sample
      scare shield shout slump smash smoke span spill spot spray spur staff station structure suit supplement
      swap telephone trim venture wash whip wrap delegate embrace flock hail ground forecast restart reshuffle
      rip skip slash snub dash crawl crush annex bounce calm gauge grasp overhaul overload misuse stir tow
      tumble warm plunge insult plough recount total complement substitute
      """))

  private static let regular = list(
    """
    abandon abduct abolish abuse accelerate accept access accompany accuse achieve acknowledge acquire acquit act
    add address adjourn admit adopt advance advise advocate affect aim air alarm allege allow alter amend amount
    analyse analyze announce annul answer appeal appear apply appoint approach approve argue arm arrange arrest arrive
    ask assault assess assign assist assume assure attack attempt attend attract attribute author authorise
    authorize award back balance ban bar base battle beg behave believe belong benefit blame blast block boast
    bomb boost boycott brand brief call campaign cancel capture care carry cause cease celebrate censor
    centralise centralize challenge change characterise characterize charge chase check cite claim clarify clash classify
    clear climb close collaborate collapse collect combine comment commission commit compare compel compete complain
    complete comply compose comprise conceal concede concern conclude condemn conduct confirm confiscate conflict
    confront connect consider consist constitute construct consult contact contain contend contest continue contract
    contradict contravene contribute control convene convert convey convict convince cooperate coordinate
    counter cover crack crash create criminalise criminalize criticise criticize cross curb curtail damage dare date
    debate decide declare decline decrease deepen defame defect defend defer define defy delay delete deliver demand
    demolish demonstrate denounce deny depart depend depict deploy deport deprive derive describe deserve design designate
    destroy detail detain deteriorate determine develop devote die differ diminish direct disagree disappear
    disband disbar discharge disclose discover discredit discriminate discuss dismantle dismiss disperse display dispute disregard
    disrupt dissolve distribute divide document dominate donate double doubt draft drop earn ease edit elect eliminate
    embarrass emerge emigrate emphasise emphasize employ enable enact encounter encourage end endanger endorse endure
    enforce engage enhance enjoy enroll ensure enter entrench equal equate erode erupt escape establish estimate evacuate
    evaluate evict evolve examine exceed exclude execute exempt exercise exhibit exist expand expect expel experience expire
    explain exploit explode explore export expose express extend extort extract extradite face facilitate fail fare
    favour favor fear feature file fill film finalise finalize finance fine finish fire flag flourish follow force form
    found fulfil fulfill function fund gain gather generate govern grab graduate grant guarantee guard
    guide halt hamper hand handle happen harass harm head help highlight hike hinder hire hospitalise hospitalize host identify
    ignore illustrate imagine impact implement implicate imply import impose imprison improve include increase incur
    indicate indict infiltrate influence inform infringe inherit initiate injure insist inspect inspire install instruct
    insult integrate intend intensify intercept interfere interpret interrogate interrupt interview intimidate introduce
    invade invest investigate invite involve isolate issue jail join judge justify kidnap kill label lack last
    launch leak legalise legalize license lift limit link liquidate list listen live load lobby locate lock look loot
    lower maintain manage mandate manipulate march mark marry match matter mention merge migrate mistreat
    mobilise mobilize modify monitor motivate mount move murder name narrow need neglect negotiate nominate note notice notify
    nullify number obey object oblige observe obstruct obtain occupy occur offer open operate oppose order organise organize
    originate oust outlaw outline overlook own pardon park participate pass penalise penalize perceive
    perform permit persecute persist persuade petition photograph pick plan plant play plead pledge plot point
    poison poll portray pose position possess post postpone pour practise practice praise predict prefer prepare prescribe
    present preserve press presume pretend prevail prevent proceed process proclaim procure produce prohibit
    promise promote prompt propose prosecute protect protest prove provide provoke publicise publicize publish pull punish
    purchase pursue push qualify quantify quash question raid raise rally ramp rank rape rate ratify reach react reaffirm
    realise realize reappoint reassure rebuke recall receive recognise recognize recommend record recover recruit rectify
    reduce re-elect refer refine reflect reform refrain refuse refute regain regard register regret regulate reinstate
    reiterate reject relate relax release relocate rely remain remand remark remember remind remove rename renew renounce
    reopen repair repeal repeat replace reply report represent repress request require rescue research resemble reserve
    reside resign resist resolve resort respect respond rest restore restrict result resume retain retaliate retire retract
    retreat return reveal reverse review revise revoke reward risk rob rule rush sabotage sack safeguard sail sanction
    save scan schedule score scrap screen scrutinise scrutinize search secure seem seize select sentence separate serve settle
    share shell shift ship shock shorten sign signal silence smuggle solve sound spark specify sponsor squeeze stage
    stall start starve state stay stem step stifle stipulate stop store strengthen stress strip study subject submit
    succeed sue suffer suggest summon supervise supply support suppress surge surprise surrender surround survey survive
    suspect suspend sustain switch tackle talk target tax tempt tend terminate terrify test testify thank threaten tie
    tighten top topple torture total touch tour trace track trade trail train transfer transform transmit transport trap travel
    treat trigger triple try turn uncover undermine underline unite unveil update urge use utilise utilize
    vacate value vanish veto view violate visit voice volunteer vote vow wage wait walk want warn warrant watch weaken
    weigh welcome widen wield wish witness work worry worsen wound yield
    associate infect star premiere love detect miss adapt invent defeat debut educate incorporate certify
    fix diagnose quote manufacture bury avoid divorce assemble trust assassinate administer credit market
    translate peak calculate jump honor enlist hate count betray average consume greet decorate accomplish
    deem land adjust clean power engineer appreciate anticipate impeach compile overturn hope waste conserve
    inflate conquer subsidize mail tolerate pause apologize apologise bestow confer seal cool free replicate
    stabilize account book erect inject owe dump slow liberate rent bundle surface oppress deter ridicule
    exchange speculate insert chant default cheat induct inaugurate wreck applaud amplify accumulate auction
    confess confine omit discard circulate retrieve chart foster borrow verify triumph commute drag unleash
    wipe reelect align discontinue shelve escort probe corrupt divert discourage dispatch instigate relieve
    flood stab sharpen route partner storm hack handcuff blacklist ransack expropriate nationalise
    bribe chain embezzle launder
    nationalize deregister blockade place aid rig plummet spike revive resettle sideline shutter scrub
    tamper reappear resurface vanish halve perish faint hesitate overrule
    admire allocate allot annex ascertain aspire attach attain attest await bail bargain blur boil bolster
    boom bounce breach bully calm chair choke coin coincide commemorate compensate complement condone confuse
    congratulate consolidate conspire contaminate correct correspond corroborate crawl cripple crush cultivate
    dampen dash dedicate delegate detonate devalue devastate dictate dilute displace distort diversify drain
    drift drill drown dwindle elaborate elevate embark embrace enclose enrich entail entertain entitle entrust
    envisage evade excavate exhaust exonerate extinguish fabricate fade falsify ferry fetch flatten flock
    float foil forfeit formulate frame fuel furnish gauge glorify grasp hail harvest haunt heal heat heighten
    hijack honour hover hunt impede impair implore impound impress induce inhabit inquire insulate insure
    interact intervene invoke irrigate irritate jeopardise jeopardize knock lag lament lessen levy linger lure
    magnify mediate merit minimise minimize misuse mitigate mock mourn multiply nurture obscure offend
    optimise outnumber outweigh overhaul overload overshadow overwhelm pack paralyse pave peel penetrate pilot
    pinpoint plunge populate predate preside prioritise privatise privatize prolong pump purge quarrel quell
    rebound rebut reckon reclaim reconcile reconsider reconstruct rehabilitate reimburse reinforce rejoin
    relinquish render renovate repel replenish reproduce reshape reshuffle restart restructure reunite revolve
    rip rival roll rotate ruin sample scare scatter shatter shield shout shun simplify simulate skyrocket
    slash slump smash smoke snatch snub soak soar soften span spare spill spoil spray spur staff station steer
    stimulate stir stockpile strand structure stumble stun subdue subsidise substitute suit supplement surpass
    swallow telephone thrive thwart tow trample transcribe transplant trim tumble unearth unfold uproot usher
    validate vandalise vary ventilate venture waive wander warm wash whip abstain allude amass dwarf enrol
    entice evaporate perpetuate petrify plough recede recount repatriate specialise
    specialize underestimate understate wither
    """)

  /// Base, simple past, past participle.
  private static let irregular: [(String, String, String)] = list(
    """
    arise:arose:arisen awake:awoke:awoken bear:bore:borne beat:beat:beaten become:became:become begin:began:begun
    bend:bent:bent bet:bet:bet bind:bound:bound bite:bit:bitten bleed:bled:bled blow:blew:blown break:broke:broken
    bring:brought:brought broadcast:broadcast:broadcast build:built:built burn:burned:burned buy:bought:bought
    cast:cast:cast catch:caught:caught choose:chose:chosen come:came:come cost:cost:cost cut:cut:cut deal:dealt:dealt
    draw:drew:drawn drink:drank:drunk drive:drove:driven eat:ate:eaten fall:fell:fallen feed:fed:fed feel:felt:felt
    fight:fought:fought find:found:found flee:fled:fled fly:flew:flown forbid:forbade:forbidden forget:forgot:forgotten
    forgive:forgave:forgiven freeze:froze:frozen get:got:got give:gave:given go:went:gone grow:grew:grown
    hang:hung:hung hear:heard:heard hide:hid:hidden hit:hit:hit hold:held:held hurt:hurt:hurt keep:kept:kept
    know:knew:known lay:laid:laid lead:led:led learn:learned:learned leave:left:left lend:lent:lent let:let:let
    lie:lay:lain lose:lost:lost make:made:made mean:meant:meant meet:met:met mislead:misled:misled
    overcome:overcame:overcome overtake:overtook:overtaken oversee:oversaw:overseen overthrow:overthrew:overthrown override:overrode:overridden
    overturn:overturned:overturned pay:paid:paid put:put:put quit:quit:quit read:read:read rebuild:rebuilt:rebuilt
    ride:rode:ridden ring:rang:rung rise:rose:risen run:ran:run say:said:said see:saw:seen seek:sought:sought
    sell:sold:sold send:sent:sent set:set:set shake:shook:shaken shed:shed:shed shoot:shot:shot show:showed:shown
    shut:shut:shut sing:sang:sung sink:sank:sunk sit:sat:sat sleep:slept:slept speak:spoke:spoken spend:spent:spent
    split:split:split spread:spread:spread stand:stood:stood steal:stole:stolen strike:struck:struck
    strive:strove:striven swear:swore:sworn sweep:swept:swept swim:swam:swum swing:swung:swung take:took:taken
    teach:taught:taught tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown
    undergo:underwent:undergone understand:understood:understood undertake:undertook:undertaken
    uphold:upheld:upheld wear:wore:worn win:won:won wind:wound:wound withdraw:withdrew:withdrawn
    withhold:withheld:withheld withstand:withstood:withstood write:wrote:written rewrite:rewrote:rewritten
    """
  ).map { line in
    let parts = line.split(separator: ":").map(String.init)
    return (parts[0], parts[1], parts[2])
  }
}
