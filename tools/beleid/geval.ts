import { VERZEGELDE_SECTIES, type Bericht } from '#shared/contracts/bericht';
import type { GenoemdeMedewerker, InBericht, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Partijen } from '#shared/policy/partijen';
import { maakSleutelring, sleutelringUit, type Sleutelring } from '#shared/privacy/sleutelring';
import { verzegel } from '#shared/privacy/verzegeling';
import { ontvangendeRol } from '../../apps/handover/src/domain/access';
import type { Richting } from '../../apps/handover/src/domain/begrippen';

/** A message as an owner would get it, with a situatie that is assumed: what the hub knows of a resident is not asked. */
export type Geval = { readonly invoer: InBericht; readonly situatie: SituatiePeriode; readonly ring: Sleutelring; readonly op: Datum };

const ALTIJD = '2000-01-01' as Datum;

const richtingVan = ({ data }: Bericht): Richting | undefined => data.verloop?.['richting'] as Richting | undefined;

const situatieBij = (bericht: Bericht): SituatiePeriode => {
  const { gemeente, afzender: { actorId } } = bericht.data;
  const klantprofiel = richtingVan(bericht) === 'KP3_NAAR_KP4' ? 'KP3' : 'KP4';
  return {
    vanaf: ALTIJD, tot: null, gemeente, schaal: 'KP', klantprofiel, regie: klantprofiel === 'KP4' ? gemeente : 'WERKZAAK',
    werkcoach: actorId, participatiecoach: actorId, inkomensconsulent: actorId,
  };
};

/** Coaches whom the message names count as registered on the side that receives. */
const genoemdenIn = (bericht: Bericht): GenoemdeMedewerker[] => {
  const richting = richtingVan(bericht);
  const coach = bericht.data.verloop?.['beoogdeCoach'];
  if (richting === undefined || typeof coach !== 'string') return [];
  const rol = ontvangendeRol(richting);
  const { gemeente } = bericht.data;
  return [{ actorId: coach, rol, werkgever: rol === 'werkcoach' ? 'WERKZAAK' : gemeente, namensGemeenten: rol === 'werkcoach' ? [] : [gemeente], ingangsdatum: ALTIJD }];
};

/** Sealed with keys that exist for this one run, so that the owner's own reading of a message can be used. */
export const maakGeval = (bericht: Bericht, op: Datum, nu: Date, { aansluitingVanSource }: Pick<Partijen, 'aansluitingVanSource'>): Geval => {
  const ring = sleutelringUit(maakSleutelring(VERZEGELDE_SECTIES, [bericht.data.gemeente]));
  const situatie = situatieBij(bericht);
  const stempel = {
    volgnr: 1,
    aansluiting: aansluitingVanSource(bericht.source)?.naam ?? '',
    ontvangenOp: nu.toISOString(),
    klok: nu.toISOString(),
    situatie,
    ontheffingen: [],
    afzenderBevoegd: true,
    waarneemtVoor: [],
    laatsteCoaches: { werkcoach: situatie.werkcoach, participatiecoach: situatie.participatiecoach },
    genoemden: genoemdenIn(bericht),
  };
  return { invoer: { bericht: verzegel(bericht, ring), stempel }, situatie, ring, op };
};
