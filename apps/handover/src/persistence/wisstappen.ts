import { inhoudstap } from '#shared/persistence/bewaren/inhoud.stap';
import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

const ZAAK = { inwonerRef: 't.inwoner_ref', zaakId: 't.zaak_id', gemeente: 't.gemeente' };
const SECTIES = ['contact', 'formulier', 'belastbaarheid'];

/** Content of a case, whatever message brought it; a case that is open keeps all of it. */
const INHOUD = inhoudstap({
  termijn: 'zaakinhoud',
  tabel: 'overdracht',
  sleutel: 't.zaak_id',
  kolom: 'secties',
  waar: `t.gesloten_dag <= $1 AND t.secties::text ~ '"(${SECTIES.join('|')})" *:'`,
  kies: () => (naam) => SECTIES.includes(naam),
  betreft: ZAAK,
  // A handler that read the case before collides with this instead of putting the content back.
  zet: 'versie = versie + 1',
});

type Dagen = { readonly dagen: Readonly<Record<string, string>>; readonly grens: string };
const isVoorbij = ({ dagen, grens }: Dagen, kant: string): boolean => (dagen[kant] ?? '') <= grens;

/** How to reach the resident, per side as long ago as that side said so last. */
const CONTACT = inhoudstap({
  termijn: 'contact',
  tabel: 'situatie',
  sleutel: 't.inwoner_ref',
  kolom: 'contact',
  waar: `EXISTS (SELECT FROM jsonb_each_text(t.contact_dagen) d WHERE d.value::date <= $1)`,
  bij: `json_build_object('dagen', t.contact_dagen, 'grens', $1::date)`,
  kies: ({ bij }) => (kant) => kant !== 'contact' && isVoorbij(bij as Dagen, kant),
  betreft: { inwonerRef: 't.inwoner_ref', gemeente: 't.gemeente' },
});

/** What this service holds, and for how long (D-23). */
export const wisstappen: readonly Wisstap[] = [
  INHOUD,
  CONTACT,
  rijenstap({ termijn: 'zaak', tabel: 'overdracht', sleutel: 't.zaak_id', waar: 't.gesloten_dag <= $1' }),
];
