import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { VERZEGELDE_SECTIES, type Bericht, type BerichtSleutel, type Velden, type Verzegeld, type VerzegeldBericht, type VerzegeldeSectie } from '#shared/contracts/bericht';
import { vakVan, type Sleutelring } from './sleutelring';

/** Why a section could not be sealed or opened; carries a code and never content. */
export class VerzegelingFout extends Error {
  override readonly name = 'VerzegelingFout';
  constructor(
    /** GEEN_SLEUTEL may pass (the key is on its way); VERNIETIGD does not. */
    readonly oorzaak: 'GEEN_SLEUTEL' | 'VERNIETIGD' | 'GEEN_INWONER' | 'GESCHONDEN',
    readonly sectie: VerzegeldeSectie,
  ) {
    super(`verzegeling ${oorzaak} (${sectie})`);
  }
}

const ALGORITME = 'aes-256-gcm';
const IV_BYTES = 12;
/** Node takes shorter tags when it is not told the length; a short tag is easy to forge. */
const MERK_BYTES = 16;

/** Bound to the message it first came in, to its category and to the resident: a section moved elsewhere does not open. */
const bijlage = (herkomst: BerichtSleutel, sectie: VerzegeldeSectie, inwonerRef: string): Buffer =>
  Buffer.from(JSON.stringify([herkomst.source, herkomst.id, sectie, inwonerRef]), 'utf8');

type Plaats = { readonly herkomst: BerichtSleutel; readonly sectie: VerzegeldeSectie; readonly gemeente: string; readonly inwonerRef: string };

const verzegelSectie = (velden: string, { herkomst, sectie, gemeente, inwonerRef }: Plaats, ring: Sleutelring, maakIv: (sleutel: KeyObject) => Buffer = () => randomBytes(IV_BYTES)): Verzegeld => {
  const actief = ring.actief(sectie, gemeente);
  if (!actief) throw new VerzegelingFout('GEEN_SLEUTEL', sectie);
  const iv = maakIv(actief.sleutel);
  const cijfer = createCipheriv(ALGORITME, actief.sleutel, iv, { authTagLength: MERK_BYTES });
  cijfer.setAAD(bijlage(herkomst, sectie, inwonerRef));
  const inhoud = Buffer.concat([cijfer.update(velden, 'utf8'), cijfer.final()]);
  return {
    sleutel: actief.id,
    iv: iv.toString('base64'),
    inhoud: inhoud.toString('base64'),
    merk: cijfer.getAuthTag().toString('base64'),
    herkomst: { source: herkomst.source, id: herkomst.id },
  };
};

/** Seals every personal section except `verloop`; the door calls it once the inwonerRef is known. */
export const verzegel = (bericht: Bericht, ring: Sleutelring): VerzegeldBericht => {
  const { contact, formulier, belastbaarheid, medisch, handhaving, ...open } = bericht.data;
  const { inwonerRef, gemeente } = bericht.data;
  const persoonlijk = { contact, formulier, belastbaarheid, medisch, handhaving };
  const herkomst = { source: bericht.source, id: bericht.id };
  const secties = VERZEGELDE_SECTIES.flatMap((sectie) => {
    const velden = persoonlijk[sectie];
    if (!velden) return [];
    if (!inwonerRef) throw new VerzegelingFout('GEEN_INWONER', sectie);
    return [[sectie, verzegelSectie(JSON.stringify(velden), { herkomst, sectie, gemeente, inwonerRef }, ring)] as const];
  });
  return { ...bericht, data: { ...open, ...Object.fromEntries(secties) } };
};

/** Base64 has several spellings of the same bytes; only the one we write counts, so no byte can change unseen. */
const bytes = (base64: string, lengte?: number): Buffer | undefined => {
  const gelezen = Buffer.from(base64, 'base64');
  return gelezen.toString('base64') === base64 && (lengte === undefined || gelezen.length === lengte) ? gelezen : undefined;
};

const ontsleutel = (verzegeld: Verzegeld, sectie: VerzegeldeSectie, inwonerRef: string, ring: Sleutelring): string => {
  const sleutel = ring.sleutel(verzegeld.sleutel);
  if (!sleutel) throw new VerzegelingFout(ring.isVernietigd(verzegeld.sleutel) ? 'VERNIETIGD' : 'GEEN_SLEUTEL', sectie);
  const iv = bytes(verzegeld.iv, IV_BYTES);
  const merk = bytes(verzegeld.merk, MERK_BYTES);
  const inhoud = bytes(verzegeld.inhoud);
  if (!iv || !merk || !inhoud) throw new VerzegelingFout('GESCHONDEN', sectie);
  try {
    const cijfer = createDecipheriv(ALGORITME, sleutel, iv, { authTagLength: MERK_BYTES });
    cijfer.setAAD(bijlage(verzegeld.herkomst, sectie, inwonerRef));
    cijfer.setAuthTag(merk);
    return Buffer.concat([cijfer.update(inhoud), cijfer.final()]).toString('utf8');
  } catch {
    throw new VerzegelingFout('GESCHONDEN', sectie);
  }
};

/** Opens one section; undefined when the message has none. Throws rather than give anything that was touched or moved. */
export const openSectie = (bericht: VerzegeldBericht, sectie: VerzegeldeSectie, ring: Sleutelring): Velden | undefined => {
  const verzegeld = bericht.data[sectie];
  if (!verzegeld) return undefined;
  const { inwonerRef } = bericht.data;
  if (!inwonerRef) throw new VerzegelingFout('GEEN_INWONER', sectie);
  return JSON.parse(ontsleutel(verzegeld, sectie, inwonerRef, ring)) as Velden;
};

/**
 * The same, for who shows or delivers: a section whose key was destroyed is not there any more, and must not hold up what comes
 * after it. Who decides on a section uses `openSectie`: that it is gone is for a person to look at.
 */
export const toonSectie = (bericht: VerzegeldBericht, sectie: VerzegeldeSectie, ring: Sleutelring): Velden | undefined => {
  try {
    return openSectie(bericht, sectie, ring);
  } catch (fout) {
    if (fout instanceof VerzegelingFout && fout.oorzaak === 'VERNIETIGD') return undefined;
    throw fout;
  }
};

const isSectie = (naam: string): naam is VerzegeldeSectie => (VERZEGELDE_SECTIES as readonly string[]).includes(naam);

/** Follows from the old seal, in the way of a random one: never the same for two seals, always the same for copies of one. */
const ivUit = ({ sleutel, iv, merk }: Verzegeld) => (nieuw: KeyObject): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', nieuw, '', 'schakel herverzegeling', 32))).update(JSON.stringify([sleutel, iv, merk])).digest().subarray(0, IV_BYTES);

/**
 * The same content, bound to the same origin, category and resident, under the key that is active now. Category and gemeente are
 * those of its key: a section that was moved does not open here, and one that opens here opens nowhere else than before. Copies of
 * one seal stay copies of one seal: what is passed on carries the seal it came with, and that is how erasing is checked.
 */
export const herverzegel = (verzegeld: Verzegeld, inwonerRef: string, ring: Sleutelring): Verzegeld => {
  const [sectie = '', gemeente = ''] = vakVan(verzegeld.sleutel).split('.');
  if (!isSectie(sectie)) throw new VerzegelingFout('GESCHONDEN', 'contact');
  const plaats = { herkomst: verzegeld.herkomst, sectie, gemeente, inwonerRef };
  return verzegelSectie(ontsleutel(verzegeld, sectie, inwonerRef, ring), plaats, ring, ivUit(verzegeld));
};
