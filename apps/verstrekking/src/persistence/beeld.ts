import type { Velden, Verzegeld } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Status, Zaaksoort } from '../domain/begrippen';
import type { Verklaring } from '../domain/verstrekking.types';
import type { VerstrekkingRij } from './verstrekking.entity';

/** A case as the gateway gets it: how far it has come open, belastbaarheid sealed, and the people by whom the gateway judges. */
export type Verstrekkingbeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: Zaaksoort;
  readonly status: Status;
  readonly verloop: Velden;
  readonly secties: { readonly belastbaarheid?: Verzegeld };
  /** The type by which that section is projected: what was given, else what was asked. */
  readonly belastbaarheidType?: string;
  readonly vrager: Adres | null;
  readonly gever: Adres;
  /** Whom it was given to, or for whom it was set out. */
  readonly ontvanger: Adres | null;
  readonly verklaring: Verklaring | null;
  readonly grondslag: string | null;
  readonly klaargezetOp: Datum | null;
  /** Content that is gone after its term. */
  readonly gewist: readonly Pick<Grafsteen, 'op' | 'regel'>[];
};

const zonderNull = (velden: Velden): Velden => Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== null));

const verloopVan = ({ status, gevraagd, noodzaak, begonnenOp, uiterlijk, gegevenOp, antwoord, redencode, verzoeker, reden, klaargezetOp, gelezenOp, geslotenOp }: VerstrekkingRij): Velden => ({
  status,
  ...(gevraagd.length > 0 ? { gevraagd: Object.fromEntries(gevraagd.map((deel) => [deel, true])) } : {}),
  ...zonderNull({ noodzaak, begonnenOp, uiterlijk, gegevenOp, antwoord, redencode, verzoeker, reden, klaargezetOp, gelezenOp, geslotenOp }),
});

const belastbaarheidVan = ({ secties }: VerstrekkingRij): Pick<Verstrekkingbeeld, 'secties' | 'belastbaarheidType'> => {
  const wat = secties.gegeven ? 'gegeven' : 'gevraagd';
  const belastbaarheid = secties[wat];
  return belastbaarheid ? { secties: { belastbaarheid }, belastbaarheidType: `nl.participatiewet.verstrekking.${wat}.v1` } : { secties: {} };
};

export const naarBeeld = (rij: VerstrekkingRij): Verstrekkingbeeld => {
  const { zaakId, inwonerRef, gemeente, soort, status, vrager, gever, ontvanger, verklaring, grondslag, klaargezetOp, gewist } = rij;
  return { zaakId, inwonerRef, gemeente, soort, status, verloop: verloopVan(rij), ...belastbaarheidVan(rij), vrager, gever, ontvanger, verklaring, grondslag, klaargezetOp, gewist: gewist.map(({ op, regel }) => ({ op, regel })) };
};
