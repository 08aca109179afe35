import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson, schrijfJson } from '../bestanden';

export type Mail = {
  readonly volgnr: number;
  readonly ontvangenOp: string;
  /** From the envelope: where it was really delivered. */
  readonly aan: string;
  readonly van: string;
  readonly onderwerp: string;
  readonly berichtId: string;
  readonly tekst: string;
  readonly html: string;
  readonly koppen: Readonly<Record<string, string>>;
};

/** A mail as shown: the same Message-ID to the same person is one mail, `aantal` says how often it came. */
export type GetoondeMail = Mail & { readonly aantal: number };

const BESTAND = /^\d{9}\.json$/;

/** Received mail, one file each, written before the sender hears that it was accepted. */
export class Postopslag {
  private readonly mails: Mail[];
  private laatste: number;

  constructor(private readonly map: string) {
    mkdirSync(map, { recursive: true, mode: 0o700 });
    const namen = readdirSync(map).filter((naam) => BESTAND.test(naam)).sort();
    this.mails = namen.map((naam) => leesJson<Mail>(join(map, naam))).filter((mail) => mail !== undefined);
    this.laatste = this.mails.at(-1)?.volgnr ?? 0;
  }

  bewaar(mail: Omit<Mail, 'volgnr'>): Mail {
    const nieuw = { volgnr: this.laatste + 1, ...mail };
    schrijfJson(this.bestand(nieuw.volgnr), nieuw);
    this.laatste = nieuw.volgnr;
    this.mails.push(nieuw);
    return nieuw;
  }

  /** In order of arrival, numbered after `na`; a duplicate counts with the first of its kind. */
  lijst(na = 0): GetoondeMail[] {
    const perSleutel = new Map<string, GetoondeMail>();
    for (const mail of this.mails) {
      const sleutel = mail.berichtId ? `${mail.berichtId} ${mail.aan}` : `volgnr ${mail.volgnr}`;
      const eerste = perSleutel.get(sleutel);
      perSleutel.set(sleutel, eerste ? { ...eerste, aantal: eerste.aantal + 1 } : { ...mail, aantal: 1 });
    }
    return [...perSleutel.values()].filter(({ volgnr }) => volgnr > na);
  }

  vind(volgnr: number): GetoondeMail | undefined {
    return this.lijst().find((mail) => mail.volgnr === volgnr);
  }

  /** Numbers go on counting, so that a reader that asks for mail after its last number misses nothing. */
  wis(): void {
    for (const { volgnr } of this.mails.splice(0)) rmSync(this.bestand(volgnr), { force: true });
  }

  private bestand(volgnr: number): string {
    return join(this.map, `${String(volgnr).padStart(9, '0')}.json`);
  }
}
