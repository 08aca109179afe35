import { dag, type Datum } from '#shared/kernel/datum';
import type { Urls } from '../sandbox/toestand';
import { zie, type Afzender, type Antwoord, type Partij } from './partij';
import type { Verhaal } from './verhaal';

export const ANNA: Afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
export const BERT: Afzender = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null };
export const CARLA: Afzender = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const DIRK: Afzender = { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE' };
export const TIEL: Afzender = { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' };
export const WERKZAAK: Afzender = { actorId: 'werkzaak.werk', rol: 'systeem', werkgever: 'WERKZAAK', namensGemeente: null };

export const CONTACT = { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' };

/** Everything a scene plays with. `inwonerRef` and `zaakId` are of the one resident and the one handover of the story. */
export type Toneel = {
  readonly urls: Urls;
  readonly verhaal: Verhaal;
  readonly tiel: Partij;
  readonly betuwe: Partij;
  readonly werkzaak: Partij;
  readonly inkomen: Partij;
  readonly vandaag: Datum;
  readonly start: Datum;
  readonly zaakId: string;
  inwonerRef: string;
};

export const tekst = (waarde: unknown, anders = ''): string => (typeof waarde === 'string' ? waarde : anders);
export const uitkomstVan = ({ inhoud }: Antwoord): string => tekst(inhoud['code'] ?? inhoud['status']);
export const isVerwerkt = ({ inhoud }: Antwoord): boolean => inhoud['status'] === 'VERWERKT';
export const nl = (d: Datum): string => new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${d}T00:00:00Z`));
export const eersteVanVolgendeMaand = (d: Datum): Datum => {
  const [jaar = 0, maand = 1] = d.split('-').map(Number);
  return dag(new Date(Date.UTC(jaar, maand, 1)).toISOString().slice(0, 10));
};

/** The rule behind a refusal and what to do, as the hub itself says it. */
export const waaromVan = ({ inhoud }: Antwoord): string => {
  const [fout] = (inhoud['fouten'] as { melding?: string; herstel?: string }[] | undefined) ?? [];
  const rede = fout?.melding ?? (tekst(inhoud['toelichting']) || tekst(inhoud['detail']));
  const herstel = fout?.herstel ?? (tekst(inhoud['herstel']) || tekst(inhoud['uitleg']));
  return [rede, herstel].filter(Boolean).join(' ');
};

export const zetKlok = async ({ urls }: Toneel, moment: string): Promise<boolean> => {
  const antwoord = await fetch(`${urls.http}/sandbox/klok`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ moment }),
    signal: AbortSignal.timeout(120_000),
  });
  return antwoord.ok;
};

type Mail = { readonly aan: string; readonly onderwerp: string; readonly tekst: string };
const mails = async ({ urls }: Toneel): Promise<readonly Mail[]> => ((await (await fetch(`${urls.post}/api/mails`)).json()) as { mails: Mail[] }).mails;
export const aantalMails = async (toneel: Toneel): Promise<number> => (await mails(toneel)).length;

/** The first mail to that address after the first `sinds`; undefined when none came. */
export const mailAan = (toneel: Toneel, adres: string, sinds: number, past: (onderwerp: string) => boolean = () => true): Promise<Mail | undefined> =>
  zie(async () => (await mails(toneel)).slice(sinds).find(({ aan, onderwerp }) => aan.includes(adres) && past(onderwerp)));

/** A mail as a step: the subject is all a passer-by could read. */
export const zieMail = async (toneel: Toneel, wie: string, adres: string, sinds: number, kant: 'WERKZAAK' | 'GEMEENTE', past?: (onderwerp: string) => boolean): Promise<void> => {
  const mail = await mailAan(toneel, adres, sinds, past);
  const link = /https?:\S+/.exec(mail?.tekst ?? '')?.[0] ?? toneel.urls.post;
  toneel.verhaal.stap(kant, mail !== undefined, `${wie} krijgt een mail: "${mail?.onderwerp ?? ''}"`, { techniek: link });
};

export const leest = (partij: Partij, wie: Afzender, pad: string, doel: string): Promise<Antwoord> =>
  partij.roep(pad, { koppen: { 'schakel-medewerker': wie.actorId, 'schakel-doel': doel } });
