package id.kentongan.analyzers.place;

import id.kentongan.analyzers.match.Payload;

/** What the word beside a name says about it. The words stand in {@code cues.tsv}. */
enum Cue implements Payload {
    /** The name is a kabupaten. */
    REGENCY,
    /** The name is a kota. */
    CITY,
    /** The name is a province. */
    PROVINCE,
    /** The name is a kecamatan. */
    DISTRICT,
    /** The name is a desa or kelurahan. */
    VILLAGE,
    /** An office of a kabupaten or kota: its area may differ. */
    UNIT,
    /** A court or prison: where people are tried, not where it happened. */
    COURT,
    /** A hospital: where people are brought. */
    HOSPITAL,
    /** People of the place. */
    PEOPLE,
    /** A preposition of place. */
    PREP,
    /** A preposition that may also name a speaker. */
    FROM,
    /** Where somebody was born, lives or once worked. */
    ORIGIN,
    /** A market, station, ground or campus: mostly in the place it is named after. */
    VENUE,
    /** A street or crossing named after a place. */
    STREET,
    /** A mountain, river or sea. */
    NATURE,
    /** A people, dish, club, firm or person of that name. */
    CULTURE,
    /** A newspaper or station. */
    MEDIA,
    /** After the name: the name belongs to a newspaper or club. */
    OUTLET,
    /** After the name: the wider area round a city. */
    AREA,
    /** Anywhere in the text: the whole country is spoken of. */
    NATIONAL,
    /** Anywhere in a sentence: somebody speaks, and where he speaks is not where it happened. */
    SPEECH,
    /** The seat of a provincial office; stands in the capital of its province. */
    SEAT,
    /** Nothing. */
    NONE
}
