package id.kentongan.analyzers.status;

import id.kentongan.analyzers.match.Payload;

/** Kinds of cues, as the sections of {@code cues.txt} name them. */
public enum Cue implements Payload {
    /** Turns what follows within its scope into a denial. */
    NEGATION,
    /** Turns what follows into something to be prevented. */
    AVOID,
    /** Turns what follows into a possibility. */
    HYPOTHESIS,
    /** Turns what follows into an announcement. */
    FUTURE,
    /** Makes the whole text an exercise. */
    DRILL,
    /** Meetings, training, readiness: the office frame. */
    MEETING,
    /** Officials who ask, remind, hope. */
    APPEAL,
    /** Patrols, deployments, checks. */
    SECURITY,
    /** Calm reports. */
    CALM,
    /** Court and punishment. */
    COURT,
    /** Memory, books, long ago. */
    PAST,
    /** Counts over periods, surveys. */
    STATISTICS,
    /** Checked rumours and recycled pictures. */
    HOAX,
    /** Somebody denies. */
    DENIAL,
    /** Settlement and recovery. */
    SETTLE,
    /** Public protest and its tools. */
    PROTEST,
    /** Complaints on the legal path. */
    LAWFUL,
    /** Hostility without contact. */
    TENSION,
    /** Closing, blocking, sealing. */
    OBSTRUCT,
    /** Acts of force. */
    ACT,
    /** Deaths, injuries, flight. */
    CASUALTY,
    /** It happened: time, place, witnesses. */
    OCCURRED,
    /** An election is the subject. */
    ELECTION,
    /** A village election is the subject. */
    PILKADES,
    /** Other countries. */
    FOREIGN,
    /** Sport. */
    SPORT,
    /** Film, music, celebrities. */
    SHOW,
    /** Weather, fire, animals. */
    NATURE,
    /** Accidents and transport. */
    TRAFFIC,
    /** Crime between individuals, corruption. */
    CRIME,
    /** Money, goods, services, advice. */
    BUSINESS,
    /** Opinions of pundits. */
    OPINION,
    /** Routine politics. */
    POLITICS,
    /** Groups of people. */
    CROWD,
    /** Says outright that it was an exercise. */
    REVEAL,
    /** A court has spoken or is hearing. */
    VERDICT,
    /** Says outright that it is not true. */
    DEBUNK,
    /** Says outright that it is settled. */
    PEACE,
    /** Looks back. */
    RETROSPECT,
    /** Looks ahead with worry. */
    FORECAST,
    /** Plotters caught before the deed. */
    SUSPECT,
    /** Breaches of election integrity and extortion. */
    OFFENCE,
    /** Complaints, suits, petitions. */
    PLEA,
    /** Public assembly. */
    RALLY,
    /** Force and disorder, outright. */
    UNREST,
    /** Closing and blocking, outright. */
    BLOCK,
    /** Threat and tension, outright. */
    MENACE,
    /** Prevention, outright. */
    PREVENT,
    /** Force in or against a crowd. */
    FORCE,
    /** Almost, but not: what follows did not happen. */
    NEARLY,
    /** Voting or counting was stopped. */
    HALTED,
    /** Caught by residents, with a quarrel. */
    CAUGHT,
    /** People of a crowd are held by the police. */
    ARREST,
    /** Force by officers, and who condemns it. */
    BRUTAL,
    /** Somebody says something. */
    SPEAK,
    /** Violence and threats between individuals. */
    PRIVATE,
    /** Who is, what is, how to: pieces that tell of no event. */
    EXPLAIN,
    /** Peaceful course of an assembly, said outright. */
    ORDERLY,
    /** Contact, damage and bodily harm in words that mean nothing else. */
    CLASH,
    /** Rules of an election, of free choice or of fair dealing broken against somebody, in news. */
    BREACH,
    /** Ways, sites and offices held shut or occupied, in news. */
    HINDER;

    @Override
    public short kind() {
        return (short) ordinal();
    }
}
