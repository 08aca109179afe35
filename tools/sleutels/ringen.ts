import { chownSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keurPlaats, laadSleutelring } from '#shared/privacy/sleutelbestand';
import { maakSleutelring, REGISTERVAKKEN, sleutelringUit, type Sleutelring, type SleutelringBestand } from '#shared/privacy/sleutelring';
import { deelring } from '#shared/privacy/sleutelwissel';
import { leesJson, maakMap, Melding } from '../sandbox/bestanden';

const ALLES = ['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'] as const;

/** Which sealed categories a service may open. Only the gateway holds all of them, because it delivers. */
export const CATEGORIEEN_PER_DIENST: Readonly<Record<string, readonly string[]>> = {
  gateway: [...ALLES, ...REGISTERVAKKEN],
  handover: ['contact', 'formulier', 'belastbaarheid'],
  ontheffing: ['contact', 'belastbaarheid'],
  boete: ['handhaving'],
  verstrekking: ['belastbaarheid', 'medisch'],
  ondersteuning: [],
  rapportage: [],
  notifications: [],
};
const MOEDER = 'gateway';
const AFGELEID = Object.keys(CATEGORIEEN_PER_DIENST).filter((dienst) => dienst !== MOEDER);

/** Written beside it, on disk, and only then put in its place; it stays its owner's, also when an administrator writes it. */
const schrijfRing = (pad: string, ring: SleutelringBestand): void => {
  maakMap(dirname(dirname(pad)));
  maakMap(dirname(pad));
  const eigenaar = existsSync(pad) ? statSync(pad) : statSync(dirname(pad));
  const tijdelijk = `${pad}.${process.pid}.nieuw`;
  const bestand = openSync(tijdelijk, 'w', 0o600);
  try {
    writeSync(bestand, `${JSON.stringify(ring, null, 2)}\n`);
    fsyncSync(bestand);
  } finally {
    closeSync(bestand);
  }
  if (process.geteuid?.() === 0) chownSync(tijdelijk, eigenaar.uid, eigenaar.gid);
  keurPlaats(tijdelijk, false);
  renameSync(tijdelijk, pad);
};

/** The keyrings of one hub: `<map>/sleutels/<dienst>/ring.json`, a directory each, so that a service can be given its own and no other. */
export class Ringen {
  private readonly map: string;

  constructor(map: string) {
    this.map = join(map, 'sleutels');
  }

  pad(dienst: string): string {
    return join(this.map, dienst, 'ring.json');
  }

  /** The ring of the gateway, which has every key; the others are parts of it. */
  moeder(): SleutelringBestand {
    const ring = leesJson<SleutelringBestand>(this.pad(MOEDER));
    if (!ring) throw new Melding(`Er is geen leesbare sleutelring op ${this.pad(MOEDER)}. Zet eerst de reservekopie terug: docs/draaiboeken/sleutels.md`);
    return ring;
  }

  open(): Sleutelring {
    return sleutelringUit(this.moeder());
  }

  /** Keys that open and do not seal yet: known at the gateway first, because the other rings are made from its ring. */
  voegToe(ring: SleutelringBestand): void {
    schrijfRing(this.pad(MOEDER), ring);
    this.schrijfDelen(ring);
  }

  /** What takes effect at the gateway, or is gone there, is so everywhere else before: a run that was cut off can be done again. */
  vervang(ring: SleutelringBestand): void {
    this.schrijfDelen(ring);
    schrijfRing(this.pad(MOEDER), ring);
  }

  /** A key for every category of every gemeente, and those of the register; what is there stays. */
  vulAan(gemeenten: readonly string[], over: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const nieuw = maakSleutelring(ALLES, gemeenten, REGISTERVAKKEN);
    const oud = this.bestaand();
    const actief = { ...nieuw.actief, ...oud.actief };
    const nodig = Object.values(actief).filter((id) => !oud.sleutels[id]);
    const bij = Object.fromEntries(nodig.map((id) => [id, over[id] ?? nieuw.sleutels[id] ?? '']));
    const nu = new Date().toISOString();
    const sinds = Object.fromEntries(Object.keys(actief).map((vak) => [vak, nu]));
    this.voegToe({ ...oud, actief, sleutels: { ...oud.sleutels, ...bij }, sinds: { ...sinds, ...oud.sinds } });
    for (const dienst of Object.keys(CATEGORIEEN_PER_DIENST)) rmSync(this.vroeger(dienst), { force: true });
    return Object.fromEntries(Object.keys(CATEGORIEEN_PER_DIENST).map((dienst) => [dienst, this.pad(dienst)]));
  }

  private schrijfDelen(ring: SleutelringBestand): void {
    for (const dienst of AFGELEID) schrijfRing(this.pad(dienst), deelring(ring, CATEGORIEEN_PER_DIENST[dienst] ?? []));
  }

  /** A file that is there and cannot be read is not replaced by new keys: what hangs on the old ones would be lost unseen. */
  private bestaand(): SleutelringBestand {
    const pad = [this.pad(MOEDER), this.vroeger(MOEDER)].find((een) => existsSync(een));
    if (!pad) {
      if (AFGELEID.some((dienst) => existsSync(this.pad(dienst)))) this.moeder();
      return { actief: {}, sleutels: {} };
    }
    laadSleutelring(pad);
    return leesJson<SleutelringBestand>(pad) ?? { actief: {}, sleutels: {} };
  }

  /** Where a ring lay when services did not yet follow it: one file among those of the others. */
  private vroeger(dienst: string): string {
    return join(this.map, `${dienst}.json`);
  }
}
