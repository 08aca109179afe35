import type { Velden, Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Code } from '#shared/contracts/codes';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import { beoordeel, type Oordeel } from '#shared/privacy/beoordeel';
import type { Deurdelen } from '../http/deurdelen';
import { fout, Probleem } from '../http/probleem';
import { isVerwerkt, vergrendelInwoner } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import { alsContext, lezerrecord, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { meldGeopend } from './geopend';
import { uitzonderingVan } from './uitzondering';
import { isBetrokken, isVanGemeente, verstrekkingzicht, type Blik, type Verstrekkingbeeld } from './verstrekking.projectie';
import { nietGelezen, zichtNu, type Zicht } from './zicht';

type Inhoud = { readonly beeld: Verstrekkingbeeld; readonly medisch: Verzegeld | null };
type Gelezen = Record<string, unknown> | Probleem;

const ACTIVITEIT = 'verstrekking.inhoud.lezen';
const DOEL = 'MEDISCHE_UITZONDERING';
const KLAARGEZET = bekendeSoort('nl.participatiewet.verstrekking.bijzonder.klaargezet.v1');
const INGETROKKEN = bekendeSoort('nl.participatiewet.verstrekking.bijzonder.ingetrokken.v1');
const GEOPEND = bekendeSoort('nl.participatiewet.verstrekking.geopend.v1');

const weigering = (code: Code, reden: string, herstel?: string): Probleem => new Probleem(code, { detail: `Dit mag u niet lezen: ${reden}.`, fouten: [fout('medisch', code, `Dit mag u niet lezen: ${reden}.`, herstel)] });

/** Conclusion and advice, and nothing else that may lie in it (D-27). */
const alleenGedeeld = ({ conclusie, advies }: Velden): Velden => ({ ...(conclusie === undefined ? {} : { conclusie }), ...(advies === undefined ? {} : { advies }) });

/**
 * The one place where medical content is read (D-27): by the person whom the resident named, logged in under his own name,
 * through the last day. Every reading and every refusal is on record before it is answered.
 */
export class Inhoudlezer {
  constructor(private readonly delen: Deurdelen) {}

  async lees(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const ongevraagd = this.vooraf(lezer, beller);
    const gelezen = ongevraagd ? await this.weigerVooraf(zaakId, ongevraagd, lezer, beller) : await this.leesBijEigenaar(zaakId, lezer, beller);
    if (gelezen instanceof Probleem) throw gelezen;
    return gelezen;
  }

  /** What needs no look at the case, and so tells nothing of it. */
  private vooraf({ doel }: Lezer, { persoon }: Beller): Probleem | undefined {
    if (!persoon) return weigering('NIET_BEVOEGD', 'een systeem kan niet aantonen wie er leest', 'Log zelf in op de pagina’s van Schakel en lees het daar.');
    return doel === DOEL ? undefined : weigering('NIET_BEVOEGD', 'dit leest u voor een ander doel', `Gebruik ${DOEL}.`);
  }

  private async weigerVooraf(zaakId: string, probleem: Probleem, lezer: Lezer, { traceparent }: Beller): Promise<Probleem> {
    const oordelen = [{ categorie: 'medisch' as const, toegestaan: false, code: probleem.code }];
    const record = { activiteit: ACTIVITEIT, uitkomst: 'GEWEIGERD' as const, code: probleem.code, zaakId, ...lezerrecord(lezer), oordelen };
    return probleem.metBeslissing(await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, traceparent)));
  }

  private async leesBijEigenaar(zaakId: string, lezer: Lezer, { traceparent }: Beller): Promise<Gelezen> {
    const { resultaat } = await this.delen.vraagbaak.vraag<{ zaakId: string }, Inhoud>('verstrekking', 'inhoud', { context: alsContext(lezer), parameters: { zaakId } }, { traceparent });
    return this.delen.opslag.transactie(async (tx) => {
      const blik = resultaat && (await this.blik(tx, resultaat.beeld, lezer));
      if (!resultaat || !blik?.periode || !heeftDeel(blik, zaakId, zichtNu(this.delen))) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen(ACTIVITEIT, zaakId, blik?.beeld, lezer), traceparent);
        return new Probleem('NIET_GEVONDEN');
      }
      return this.beslis(tx, blik, resultaat.medisch, traceparent);
    });
  }

  /** From here on nothing about this resident enters the journal until the reading is on record: a withdrawal comes wholly before it or wholly after. */
  private async blik(tx: Tx, beeld: Verstrekkingbeeld, lezer: Lezer): Promise<Blik> {
    await vergrendelInwoner(tx, beeld.inwonerRef);
    return { beeld, lezer, periode: periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), this.delen.klok.vandaag()) };
  }

  private async beslis(tx: Tx, blik: Blik, verzegeld: Verzegeld | null, traceparent: string): Promise<Gelezen> {
    const { beeld, lezer } = blik;
    const zicht = zichtNu(this.delen);
    const oordeel = await this.oordeel(tx, blik, zicht);
    const medisch = oordeel.toegestaan && verzegeld && !(await isHerroepen(tx, beeld, verzegeld)) ? openMedisch(beeld, verzegeld, zicht) : undefined;
    const code = oordeel.toegestaan ? 'NIET_GEVONDEN' : (oordeel.code ?? 'NIET_BEVOEGD');
    if (!medisch || !verzegeld) {
      const beslissing = await schrijfLogboek(tx, 'BESLISSING', { ...recordVan(blik, oordeel, zicht), uitkomst: 'GEWEIGERD', code }, traceparent);
      return oordeel.toegestaan ? new Probleem('NIET_GEVONDEN', { detail: 'Er is nu niets voor u klaargezet.' }) : weigering(code, oordeel.reden).metBeslissing(beslissing);
    }
    await schrijfLogboek(tx, 'VERSTREKKING', recordVan(blik, oordeel, zicht), traceparent);
    const { zaakId, inwonerRef, gemeente, verklaring, grondslag } = beeld;
    await meldGeopend(tx, this.delen, { melding: GEOPEND, gelezen: KLAARGEZET, zaak: { zaakId, inwonerRef, gemeente }, door: lezer.actorId, keer: verzegeld.herkomst.id }, traceparent);
    return { zaakId, inwonerRef, medisch: alleenGedeeld(medisch), leesbaarTotEnMet: verklaring?.laatsteDag, grondslag };
  }

  private async oordeel(tx: Tx, blik: Blik, { partijen, kader }: Zicht): Promise<Oordeel> {
    const { beeld, lezer } = blik;
    const vandaag = this.delen.klok.vandaag();
    const ingetrokken = await isVerwerkt(tx, beeld, INGETROKKEN.type);
    const uitzondering = uitzonderingVan({ beeld, aan: partijen.uitzondering(beeld.gemeente, vandaag) !== undefined, vandaag, persoon: lezer.actorId, ingetrokken });
    // Under his own name only: what a colleague may read is not his to read.
    return beoordeel({ kader, soort: KLAARGEZET, rol: lezer.rol, categorie: 'medisch', handeling: 'LEZEN', toegewezen: isBetrokken(blik, lezer.actorId), gemeenteKlopt: isVanGemeente(blik), uitzondering });
  }
}

/** Whoever has no part in it, or under this number has only what is not the exception, finds nothing here. */
const heeftDeel = ({ beeld, lezer, periode }: Blik, zaakId: string, zicht: Zicht): boolean =>
  beeld.zaakId === zaakId && beeld.soort === 'BIJZONDER' && verstrekkingzicht(beeld, lezer, periode, zicht, true) !== undefined;

/** What it rests on: its own message, and of the request and the statement the last that its owner accepted. */
const HERROEPEN = `
SELECT FROM bericht WHERE source = $1 AND id = $2 AND herroepen_op IS NOT NULL
UNION ALL
SELECT FROM (
  SELECT DISTINCT ON (type) herroepen_op FROM bericht WHERE zaak_id = $3 AND inwoner_ref = $4 AND type = ANY ($5) AND status = 'VERWERKT' ORDER BY type, volgnr DESC
) laatste WHERE herroepen_op IS NOT NULL`;
const GROND = ['verzocht', 'verklaard'].map((naam) => bekendeSoort(`nl.participatiewet.verstrekking.bijzonder.${naam}.v1`).type);

/** A recall erases at the owner too, but somewhat later. */
const isHerroepen = async (tx: Tx, { zaakId, inwonerRef }: Verstrekkingbeeld, { herkomst: { source, id } }: Verzegeld): Promise<boolean> =>
  (await tx.em.query<unknown[]>(HERROEPEN, [source, id, zaakId, inwonerRef, GROND])).length > 0;

const openMedisch = ({ zaakId, inwonerRef, gemeente }: Verstrekkingbeeld, medisch: Verzegeld, { open }: Zicht): Velden | undefined => {
  const bericht = { data: { zaakId, inwonerRef, gemeente, medisch } } as unknown as VerzegeldBericht;
  return open(bericht, 'medisch');
};

const recordVan = ({ beeld: { zaakId, inwonerRef, gemeente }, lezer }: Blik, { toegestaan, code }: Oordeel, { kader }: Zicht): Beslissingsrecord => ({
  activiteit: ACTIVITEIT,
  uitkomst: 'TOEGESTAAN',
  zaakId,
  inwonerRef,
  gemeente,
  ...lezerrecord(lezer),
  beleid: { id: kader.id, versie: kader.versie },
  oordelen: [{ categorie: 'medisch', toegestaan, ...(code ? { code } : {}) }],
});
