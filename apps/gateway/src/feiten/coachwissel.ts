import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres, Feit, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Medewerker, Partijen } from '#shared/policy/partijen';
import { draagTakenOver, handelTakenAf } from './taken';

const TOEGEWEZEN = bekendeSoort('nl.participatiewet.inwoner.coach.toegewezen.v1').type;
const REGIE = bekendeSoort('nl.participatiewet.regie.gewijzigd.v1').type;

const isCoachrol = (rol: string): rol is 'werkcoach' | 'participatiecoach' | 'inkomensconsulent' => ['werkcoach', 'participatiecoach', 'inkomensconsulent'].includes(rol);

const adresVan = ({ actorId, rol, namensGemeenten, werkgever }: Medewerker, gemeente: string): Adres => ({
  rol,
  organisatie: namensGemeenten.includes(gemeente) ? gemeente : werkgever,
  actorId,
});

/**
 * A resident who gets another coach: what the team or the former coach still had to do moves to him from his first day,
 * and nobody needs to find a participatiecoach any more. `voor`: the situatie before this fact.
 */
export const verwerkCoachwissel = async (tx: Tx, { bericht }: Feit, voor: SituatiePeriode | null, partijen: Partijen, vandaag: Datum): Promise<void> => {
  const { inwonerRef, gemeente, verloop = {}, afzender } = bericht.data;
  const { coach, vanaf } = verloop as { coach?: string; vanaf?: Datum };
  if (![TOEGEWEZEN, REGIE].includes(bericht.type) || !inwonerRef || !coach || !vanaf || vanaf > vandaag) return;
  const medewerker = partijen.medewerker(coach, vandaag);
  if (!medewerker || !isCoachrol(medewerker.rol)) return;
  const nieuw = adresVan(medewerker, gemeente);
  const vorige = voor?.[medewerker.rol] ?? null;
  if (medewerker.rol === 'participatiecoach') await handelTakenAf(tx, { bereik: 'INWONER', soorten: ['COLLEGA_TOEWIJZEN'], organisatie: nieuw.organisatie }, inwonerRef, afzender.actorId);
  // The situatie may have come with an earlier fact; what lies with the team still moves then.
  await draagTakenOver(tx, { inwonerRef, nieuw, vorige: vorige === coach ? null : vorige, vandaag, door: afzender.actorId });
};
