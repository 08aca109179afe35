import { createHash } from 'node:crypto';
import type { Bericht, VerzegeldBericht } from '../contracts/bericht';
import { berichtsoort, eigenaarVan, routeVan } from '../contracts/catalogus';
import type { Berichtsoort } from '../contracts/catalogus.types';
import type { AdresboekOpdracht, Feit, InBericht, MailOpdracht, Retour, TaakAfOpdracht, TimerBericht, Vraag } from '../contracts/intern';
import type { Telling } from '../contracts/telling';
import { EXCHANGE, partijwachtrij } from '../contracts/topologie';
import type { Eigenschappen } from './eigenschappen';
import { Onleesbaar } from './fouten';
import { MAX_LICHAAM, type Publicatie } from './publisher';

/** Namespace of ids that the hub derives instead of draws: the same input gives the same id after a crash. */
const NAAMRUIMTE = Buffer.from('a3d1c1de2f1b5c0c9a3e0b7c4f5d6e71', 'hex');

/** UUID version 5 (RFC 9562) in the hub's own namespace. */
export const uuid5 = (naam: string): string => {
  const hash = createHash('sha1').update(NAAMRUIMTE).update(naam, 'utf8').digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const MAX_DIEPTE = 32;

/** Depth on the raw text, before a recursive reader sees it; brackets inside strings do not count. */
export const keurRuweTekst = (tekst: string): 'TE_DIEP' | null => {
  let diepte = 0;
  let inTekst = false;
  for (let i = 0; i < tekst.length; i += 1) {
    const teken = tekst.charCodeAt(i);
    if (inTekst) {
      if (teken === 0x5c) i += 1;
      else if (teken === 0x22) inTekst = false;
    } else if (teken === 0x22) inTekst = true;
    else if (teken === 0x7b || teken === 0x5b) {
      diepte += 1;
      if (diepte > MAX_DIEPTE) return 'TE_DIEP';
    } else if (teken === 0x7d || teken === 0x5d) diepte -= 1;
  }
  return null;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Size, encoding and depth of a body off the broker; throws Onleesbaar and returns the text. */
export const keurLichaam = (inhoud: Buffer): string => {
  if (inhoud.byteLength > MAX_LICHAAM) throw new Onleesbaar('TE_GROOT');
  let tekst: string;
  try {
    tekst = utf8.decode(inhoud);
  } catch {
    throw new Onleesbaar('BERICHT_ONGELDIG');
  }
  if (keurRuweTekst(tekst)) throw new Onleesbaar('TE_DIEP');
  return tekst;
};

/** Reads a JSON body off the broker; every fault is an Onleesbaar, never a text that quotes the body. */
export const leesLichaam = (inhoud: Buffer): unknown => {
  const tekst = keurLichaam(inhoud);
  try {
    return JSON.parse(tekst) as unknown;
  } catch {
    throw new Onleesbaar('BERICHT_ONGELDIG');
  }
};

type Drager = { readonly bericht: VerzegeldBericht };
type Spoor = { readonly traceparent?: string | undefined };

const publicatie = (exchange: string, sleutel: string, id: string, type: string, lichaam: unknown, { traceparent }: Spoor): Publicatie => ({
  exchange,
  sleutel,
  id,
  type,
  inhoud: JSON.stringify(lichaam),
  ...(traceparent ? { traceparent } : {}),
});

const soortVan = (type: string): Berichtsoort => {
  const soort = berichtsoort(type);
  if (!soort) throw new Onleesbaar('TYPE_ONBEKEND');
  return soort;
};

export const publicatieVanInBericht = (invoer: InBericht, spoor: Spoor = {}): Publicatie =>
  publicatie(EXCHANGE.in, routeVan('in', soortVan(invoer.bericht.type)), invoer.bericht.id, invoer.bericht.type, invoer, spoor);

export const publicatieVanFeit = (feit: Feit, spoor: Spoor = {}): Publicatie =>
  publicatie(EXCHANGE.gebeurd, routeVan('gebeurd', soortVan(feit.bericht.type)), feit.bericht.id, feit.bericht.type, feit, spoor);

/** `context` is that of the message answered: the owner of a context alone may answer in it. */
export const publicatieVanRetour = (retour: Retour, context: string, spoor: Spoor = {}): Publicatie => {
  const { antwoordOp, uitkomst } = retour;
  const id = uuid5(['retour', antwoordOp.source, antwoordOp.id, uitkomst.status, uitkomst.wachtOp ?? ''].join('|'));
  return publicatie(EXCHANGE.gebeurd, `retour.${context}`, id, 'retour', retour, spoor);
};

export const publicatieVanTimer = (timer: TimerBericht, spoor: Spoor = {}): Publicatie =>
  publicatie(EXCHANGE.gebeurd, `timer.${soortVan(timer.bericht.type).context}`, timer.bericht.id, timer.bericht.type, timer, spoor);

export const publicatieVanMail = (opdracht: MailOpdracht, spoor: Spoor = {}): Publicatie =>
  publicatie(EXCHANGE.taak, 'taak.mail', uuid5(`mail|${opdracht.taak}|${opdracht.soort}`), 'taak.mail', opdracht, spoor);

export const publicatieVanTaakAf = (opdracht: TaakAfOpdracht): Publicatie => publicatie(EXCHANGE.taak, 'taak.af', uuid5(`taak.af|${opdracht.taak}`), 'taak.af', opdracht, {});

export const publicatieVanAdresboek = (opdracht: AdresboekOpdracht): Publicatie =>
  publicatie(EXCHANGE.taak, 'taak.adresboek', uuid5(`taak.adresboek|${opdracht.versie}`), 'taak.adresboek', opdracht, {});

/** Without the trace of what was counted: nothing leads back to it. */
export const publicatieVanTelling = (telling: Telling): Publicatie =>
  publicatie(EXCHANGE.telling, `telling.${telling.soort}`, telling.id, `telling.${telling.soort}`, telling, {});

/** A message for a party, in the form of contract.md §4. */
export const publicatieVanLevering = (aansluiting: string, bericht: Bericht<unknown>, spoor: Spoor = {}): Publicatie => ({
  ...publicatie(EXCHANGE.uit, partijwachtrij(aansluiting), bericht.id, bericht.type, bericht, spoor),
  contentType: 'application/cloudevents+json; charset=utf-8',
});

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

/** Key, properties and body must tell the same story: rights hang on the key, work is done on the body. */
const eisBericht = (lichaam: Record<string, unknown>, { type, messageId }: Eigenschappen, route: (soort: Berichtsoort) => string, sleutel: string): void => {
  const { bericht } = lichaam as Partial<Drager>;
  if (!isObject(bericht) || !isObject(bericht.data) || typeof bericht.source !== 'string') throw new Onleesbaar('BERICHT_ONGELDIG');
  if (bericht.type !== type || bericht.id !== messageId) throw new Onleesbaar('BERICHT_ONGELDIG');
  if (route(soortVan(bericht.type)) !== sleutel) throw new Onleesbaar('BERICHT_ONGELDIG');
};

const eisRetour = (lichaam: Record<string, unknown>): void => {
  const { antwoordOp, uitkomst } = lichaam as Partial<Retour>;
  const heel = isObject(antwoordOp) && typeof antwoordOp.source === 'string' && typeof antwoordOp.id === 'string' && isObject(uitkomst) && typeof uitkomst.status === 'string';
  if (!heel) throw new Onleesbaar('BERICHT_ONGELDIG');
};

const eisVraag = (lichaam: Record<string, unknown>): void => {
  const { context } = lichaam as Partial<Vraag>;
  if (!isObject(context) || !Array.isArray(context.gemeenten)) throw new Onleesbaar('BERICHT_ONGELDIG');
};

const eisen: Readonly<Record<string, (lichaam: Record<string, unknown>, eigenschappen: Eigenschappen, sleutel: string) => void>> = {
  in: (lichaam, eigenschappen, sleutel) => {
    if (!isObject(lichaam['stempel'])) throw new Onleesbaar('BERICHT_ONGELDIG');
    eisBericht(lichaam, eigenschappen, (soort) => routeVan('in', soort), sleutel);
  },
  gebeurd: (lichaam, eigenschappen, sleutel) => eisBericht(lichaam, eigenschappen, (soort) => routeVan('gebeurd', soort), sleutel),
  timer: (lichaam, eigenschappen, sleutel) => eisBericht(lichaam, eigenschappen, (soort) => `timer.${soort.context}`, sleutel),
  retour: eisRetour,
  vraag: eisVraag,
  taak: () => undefined,
  telling: () => undefined,
};

/** Decoder of everything that travels inside the hub. The pattern for Nest is the routing key: `@EventPattern('in.#')`, `'gebeurd.#'`, `'retour.*'`. */
export const decodeer = (eigenschappen: Eigenschappen, routingKey: string, inhoud: Buffer): { patroon: string; payload: unknown } => {
  const eis = eisen[routingKey.split('.', 1)[0] ?? ''];
  if (!eis) throw new Onleesbaar('TYPE_ONBEKEND');
  const payload = leesLichaam(inhoud);
  if (!isObject(payload)) throw new Onleesbaar('BERICHT_ONGELDIG');
  eis(payload, eigenschappen, routingKey);
  return { patroon: routingKey, payload };
};

/** Who may state what: the gateway releases, asks, orders mail and tells what to count; facts, returns and timers come from the owner of their context. */
export const magVan = (patroon: string, userId: string): boolean => {
  const [richting, context = ''] = patroon.split('.');
  if (richting === 'in' || richting === 'vraag' || richting === 'taak' || richting === 'telling') return userId === 'gateway';
  return (richting === 'gebeurd' || richting === 'retour' || richting === 'timer') && eigenaarVan(context) === userId;
};
