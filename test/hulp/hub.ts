import { koppenVan } from './token';
import { urls } from './toestand';

export type Antwoord<T = Record<string, any>> = { status: number; koppen: Headers; inhoud: T };

export type Verzoek = { methode?: string; body?: unknown; ruw?: string; koppen?: Record<string, string>; als?: string | null };

/** One call through the public door, as that connection (null: without token). */
export const roep = async <T = Record<string, any>>(pad: string, { methode = 'GET', body, ruw, koppen = {}, als = 'gemeente-tiel.regie' }: Verzoek = {}): Promise<Antwoord<T>> => {
  const antwoord = await fetch(`${urls.http}${pad}`, {
    method: methode,
    headers: {
      ...(als === null ? {} : await koppenVan(als, methode, `${urls.http}${pad}`)),
      ...(body !== undefined || ruw !== undefined ? { 'content-type': 'application/cloudevents+json' } : {}),
      ...koppen,
    },
    ...(body !== undefined || ruw !== undefined ? { body: ruw ?? JSON.stringify(body) } : {}),
  });
  const tekst = await antwoord.text();
  return { status: antwoord.status, koppen: antwoord.headers, inhoud: (tekst ? JSON.parse(tekst) : {}) as T };
};

/** Posts one message and waits for its outcome. */
export const stuur = (als: string, bericht: unknown, wacht = 20): Promise<Antwoord> =>
  roep('/v1/berichten', { methode: 'POST', body: bericht, als, koppen: wacht ? { prefer: `wait=${wacht}` } : {} });

const sandbox = async (pad: string, body?: unknown): Promise<Antwoord> =>
  roep(pad, body === undefined ? { als: null } : { methode: 'POST', als: null, body, koppen: { 'content-type': 'application/json' } });

/** Sets the Klok; returns when due timers have fired and the hub is at rest. */
export const zetKlok = async (moment: string): Promise<void> => {
  const antwoord = await sandbox('/sandbox/klok', { moment });
  if (antwoord.status !== 200) throw new Error(`klok: ${antwoord.status} ${JSON.stringify(antwoord.inhoud)}`);
};

/** The only permitted wait before asserting that something was not delivered. */
export const rust = async (): Promise<void> => {
  const antwoord = await sandbox('/sandbox/rust?wacht=30');
  if (antwoord.inhoud['inRust'] !== true) throw new Error(`niet in rust: ${JSON.stringify(antwoord.inhoud)}`);
};

export type Mail = { aan: string; onderwerp: string; tekst: string; berichtId: string; aantal: number };

export const mails = async (): Promise<Mail[]> => {
  const antwoord = await fetch(`${urls.post}/api/mails`);
  return ((await antwoord.json()) as { mails: Mail[] }).mails;
};

export type Taak = { taakId: string; soort: string; inwonerRef: string; uiterlijk: string | null; voor: string };
/** All open tasks of a member of staff, read through his connection; the whole list, part by part. */
export const takenVan = async (als: string, actorId: string): Promise<Taak[]> => {
  const alle: Taak[] = [];
  for (let na = ''; ; ) {
    const { status, inhoud } = await roep(`/v1/taken${na}`, { als, koppen: { 'schakel-medewerker': actorId, 'schakel-doel': 'BEHEER' } });
    if (status !== 200) throw new Error(`taken: ${status} ${JSON.stringify(inhoud)}`);
    alle.push(...(inhoud['taken'] as Taak[]));
    if (!inhoud['volgende']) return alle;
    na = `?na=${encodeURIComponent(inhoud['volgende'] as string)}`;
  }
};

export const feed = async (als: string): Promise<{ id: string; volgnr: number; bericht: any }[]> => {
  const alle: { id: string; volgnr: number; bericht: any }[] = [];
  for (let na = 0; ; ) {
    const { status, inhoud } = await roep(`/v1/leveringen?na=${na}`, { als });
    if (status !== 200) throw new Error(`leveringen: ${status}`);
    const deel = inhoud['leveringen'] as typeof alle;
    if (deel.length === 0) return alle;
    alle.push(...deel);
    na = deel[deel.length - 1]?.volgnr ?? na;
  }
};
