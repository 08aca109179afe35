import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Context } from '#shared/contracts/catalogus.types';
import type { Tx } from '#shared/persistence/tx';
import { kaderOp } from '#shared/privacy/kader';
import { vinkTaakAf } from '../feiten/taken';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { openAdressenVan } from '../levering/zaken';
import type { Beller } from '../toegang/beller';
import { lezerrecord, organisatieIn, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan, zonderVertrokken } from '../vrijgave/situatie';
import { isAfvinkbaar } from './taakacties';
import { taakbeeld, taakoordeel, type Taakoordeel, type Taakrij } from './taken.projectie';

const TAAK = `
SELECT t.id, t.soort, t.zaak_id AS "zaakId", t.inwoner_ref AS "inwonerRef", t.actor_id AS "actorId", t.organisatie, t.rol, t.gemeente, t.context,
  t.uiterlijk::text AS uiterlijk, t.herinner_op::text[] AS "herinnerOp", t.hint, t.aangemaakt_op AS "aangemaaktOp", t.afgehandeld_op AS "afgehandeldOp",
  t.bericht_type AS "berichtType", f.inhoud -> 'data' -> 'afzender' AS afzender
FROM taak t JOIN feit f ON f.source = t.bericht_source AND f.id = t.bericht_id AND f.type = t.bericht_type`;

/** Without a last day comes last; what was made first comes first. */
const PLEK = `coalesce(t.uiterlijk, 'infinity'), t.aangemaakt_op, t.id`;

const OPEN = `${TAAK}
WHERE t.afgehandeld_op IS NULL AND t.rol = $1 AND (t.actor_id = ANY ($2) OR (t.actor_id IS NULL AND t.organisatie = ANY ($3)))
  AND ($4::uuid IS NULL OR (${PLEK}) > (SELECT ${PLEK} FROM taak t WHERE t.id = $4))
ORDER BY ${PLEK} LIMIT $5`;

export type Takenvraag = { readonly na?: string; readonly limiet: number };

type Gezien = { readonly taak: Taakrij; readonly oordeel: Taakoordeel | undefined };

/** Tasks of a person, of his team and of whom he deputises for: state and dates, and never what the case says. */
export class Takenlezer {
  constructor(private readonly delen: Deurdelen) {}

  async lijst({ na, limiet }: Takenvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ taken: unknown[]; volgende: string | null }> {
    const organisaties = [...new Set(lezer.gemeenten.map((gemeente) => organisatieIn(lezer.medewerker, gemeente)))];
    const rijen = await this.delen.leesbron.lees(lezer.gemeenten, async (tx) => {
      const gevonden: Taakrij[] = await tx.em.query(OPEN, [lezer.rol, lezer.namens, organisaties, na ?? null, limiet]);
      return this.beoordeeld(tx, gevonden, lezer);
    });
    const mijn = rijen.flatMap(({ taak, oordeel }) => (oordeel ? [{ taak, oordeel }] : []));
    await this.delen.opslag.transactie(async (tx) => {
      for (const { taak, oordeel } of mijn) await schrijfLogboek(tx, 'VERSTREKKING', this.record('taken.lezen', taak, lezer, oordeel), traceparent);
    });
    const volgende = rijen.length === limiet ? (rijen.at(-1)?.taak.id ?? null) : null;
    return { taken: mijn.map(({ taak, oordeel }) => this.beeld(taak, oordeel)), volgende };
  }

  async een(id: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const { taak, oordeel } = await this.eis('taak.lezen', id, lezer, traceparent);
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', this.record('taak.lezen', taak, lezer, oordeel), traceparent));
    return this.beeld(taak, oordeel);
  }

  /** Done, says the person; of what somebody else waits for, the answer itself ends the task. Twice is as good as once. */
  async vinkAf(id: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { traceparent } = beller;
    const { taak, oordeel } = await this.eis('taak.afvinken', id, lezer, traceparent);
    const record = this.record('taak.afvinken', taak, lezer, oordeel);
    if (!isAfvinkbaar(taak.soort)) {
      await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', { ...record, uitkomst: 'GEWEIGERD', code: 'OVERGANG_ONGELDIG' }, traceparent));
      throw new Probleem('OVERGANG_ONGELDIG', { detail: 'Deze taak is klaar als het antwoord is gestuurd. U kunt haar niet afvinken.' });
    }
    await this.delen.opslag.transactie(async (tx) => {
      await vinkTaakAf(tx, id, lezer.actorId);
      await schrijfLogboek(tx, 'BESLISSING', record, traceparent);
    });
    return this.een(id, lezer, beller);
  }

  /** For who may not see it a task does not exist; that he asked is in the log. */
  async eis(activiteit: string, id: string, lezer: Lezer, traceparent: string): Promise<{ taak: Taakrij; oordeel: Taakoordeel }> {
    const [gezien] = await this.delen.leesbron.lees(lezer.gemeenten, async (tx) => this.beoordeeld(tx, await tx.em.query<Taakrij[]>(`${TAAK} WHERE t.id = $1`, [id]), lezer));
    if (gezien?.oordeel) return { taak: gezien.taak, oordeel: gezien.oordeel };
    const zaak = gezien ? { code: 'NIET_BEVOEGD', inwonerRef: gezien.taak.inwonerRef, gemeente: gezien.taak.gemeente } : { code: 'NIET_GEVONDEN' };
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', { activiteit, uitkomst: 'GEWEIGERD', ...zaak, ...lezerrecord(lezer) }, traceparent));
    throw new Probleem('NIET_GEVONDEN');
  }

  private async beoordeeld(tx: Tx, taken: readonly Taakrij[], lezer: Lezer): Promise<Gezien[]> {
    const vandaag = this.delen.klok.vandaag();
    const kader = kaderOp(this.delen.kaders, vandaag);
    const standVan = await standenVan(tx, taken.map(({ inwonerRef }) => inwonerRef));
    const gezien: Gezien[] = [];
    for (const taak of taken) {
      const openAdressen = await openAdressenVan(tx, taak.inwonerRef, taak.context as Context, null, taak.zaakId);
      gezien.push({ taak, oordeel: taakoordeel(taak, lezer, { periode: zonderVertrokken(periodeOp(standVan(taak.inwonerRef), vandaag), this.delen.partijen, vandaag), openAdressen }, kader) });
    }
    return gezien;
  }

  private beeld(taak: Taakrij, oordeel: Taakoordeel): Record<string, unknown> {
    return taakbeeld(taak, oordeel, this.delen.partijen, this.delen.klok.vandaag());
  }

  private record(activiteit: string, { inwonerRef, gemeente, zaakId }: Taakrij, lezer: Lezer, { namens }: Taakoordeel): Beslissingsrecord {
    const { id, versie } = kaderOp(this.delen.kaders, this.delen.klok.vandaag());
    const oordelen = [{ categorie: 'verloop' as const, toegestaan: true }];
    return { activiteit, uitkomst: 'TOEGESTAAN', inwonerRef, gemeente, ...(zaakId === null ? {} : { zaakId }), ...lezerrecord(lezer, namens), beleid: { id, versie }, oordelen };
  }
}
