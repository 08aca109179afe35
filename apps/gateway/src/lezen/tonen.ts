import type { SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import type { Lezer } from '../toegang/lezer';
import { periodeOp, standenVan, zonderVertrokken } from '../vrijgave/situatie';
import { leesrecord, nietGelezen, zichtNu, type Gezien, type Zaak, type Zicht } from './zicht';

/** What a case is judged by: the situation of its resident today, and the framework of today. */
export type Blik = { readonly tx: Tx; readonly lezer: Lezer; readonly vandaag: Datum; readonly periode: SituatiePeriode | null; readonly zicht: Zicht };

/** To whom, and for which question. */
export type Aan = { readonly lezer: Lezer; readonly beller: Pick<Beller, 'traceparent'> };

type Wijze<B extends Zaak> = {
  /** Under which activity a reading is logged. */
  readonly activiteit: (beeld: B) => string;
  /** Undefined: for this reader the case does not exist. */
  readonly beoordeel: (beeld: B, blik: Blik) => Gezien | undefined | Promise<Gezien | undefined>;
};

type EenWijze<B extends Zaak> = Wijze<B> & {
  /** Under which activity it is logged that nothing was given. */
  readonly geweigerdAls: string;
  /** Told to the owner of the case, in the transaction in which the reading is logged. */
  readonly gelezen?: (beeld: B, gezien: Gezien, tx: Tx) => Promise<void>;
};

const blikOp = async (tx: Tx, delen: Deurdelen, beelden: readonly Zaak[], lezer: Lezer): Promise<(beeld: Zaak) => Blik> => {
  const vandaag = delen.klok.vandaag();
  const zicht = zichtNu(delen);
  const standVan = await standenVan(tx, beelden.map(({ inwonerRef }) => inwonerRef));
  return ({ inwonerRef }) => ({ tx, lezer, vandaag, zicht, periode: zonderVertrokken(periodeOp(standVan(inwonerRef), vandaag), delen.partijen, vandaag) });
};

/** What this reader may see of each; nothing is shown that is not logged. */
export const toonLijst = <B extends Zaak>(delen: Deurdelen, beelden: readonly B[], { activiteit, beoordeel }: Wijze<B>, { lezer, beller }: Aan): Promise<unknown[]> =>
  delen.opslag.transactie(async (tx) => {
    const blikVoor = await blikOp(tx, delen, beelden, lezer);
    const getoond: unknown[] = [];
    for (const beeld of beelden) {
      const blik = blikVoor(beeld);
      const gezien = await beoordeel(beeld, blik);
      if (!gezien) continue;
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord(activiteit(beeld), beeld, lezer, gezien, blik.zicht.kader), beller.traceparent);
      getoond.push(gezien.inhoud);
    }
    return getoond;
  });

type Gezocht<B extends Zaak> = { readonly zaakId?: string; readonly beeld: B | undefined };

/** Throws NIET_GEVONDEN for what is not there or not for this reader; for him that is the same, and the log tells them apart. */
export const toonEen = async <B extends Zaak>(delen: Deurdelen, { zaakId, beeld }: Gezocht<B>, { activiteit, beoordeel, geweigerdAls, gelezen }: EenWijze<B>, { lezer, beller }: Aan): Promise<Record<string, unknown>> => {
  const inhoud = await delen.opslag.transactie(async (tx) => {
    const blik = beeld && (await blikOp(tx, delen, [beeld], lezer))(beeld);
    const gezien = blik && (await beoordeel(beeld, blik));
    if (!gezien) {
      await schrijfLogboek(tx, 'BESLISSING', nietGelezen(geweigerdAls, zaakId, beeld, lezer), beller.traceparent);
      return undefined;
    }
    await schrijfLogboek(tx, 'VERSTREKKING', leesrecord(activiteit(beeld), beeld, lezer, gezien, blik.zicht.kader), beller.traceparent);
    await gelezen?.(beeld, gezien, tx);
    return gezien.inhoud;
  });
  if (!inhoud) throw new Probleem('NIET_GEVONDEN');
  return inhoud;
};
