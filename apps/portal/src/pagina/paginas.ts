import type { Rol } from '#shared/contracts/bericht';
import { RAPPORTAGEROLLEN } from '#shared/contracts/rapportage';
import type { Koekjes } from '../sessie/koekjes';
import type { Sessie, Wie } from '../sessie/sessie';
import { functie, naamVan } from '../taal/woorden';
import type { Bestanden } from './bestanden';
import type { Kader } from './kader';
import { toon, type Weergave } from './toon';

type Menu = Kader['menu'];

const COACHES: readonly Rol[] = ['werkcoach', 'participatiecoach'];

/** They have no cases, and so no tasks. */
const ZONDER_TAKEN: readonly Rol[] = ['auditor', 'beleidsmedewerker'];

/** They begin a request for support. */
const VRAGERS: readonly Rol[] = [...COACHES, 'inkomensconsulent'];

const menuVoor = ({ rol, werkgever }: Pick<Wie, 'rol' | 'werkgever'>): Menu => [
  ...(ZONDER_TAKEN.includes(rol) ? [] : [{ pad: '/taken', tekst: 'Mijn taken' }]),
  ...(COACHES.includes(rol) ? [{ pad: '/zoeken', tekst: 'Inwoner zoeken' }] : []),
  ...(rol === 'inkomensconsulent' ? [{ pad: '/sanctie/nieuw', tekst: 'Overleg vragen' }] : []),
  ...(rol === 'auditor' ? [{ pad: '/privacy', tekst: 'Inzage' }] : []),
  ...(RAPPORTAGEROLLEN.some((een) => een === rol) ? [{ pad: '/rapportages', tekst: 'Rapportages' }] : []),
  ...(rol === 'auditor' ? [] : [{ pad: '/afspraken', tekst: 'Afspraken' }]),
  ...(VRAGERS.includes(rol) ? [{ pad: '/verzoeken', tekst: 'Iets vragen' }] : []),
  ...(VRAGERS.includes(rol) ? [{ pad: '/collegas', tekst: 'Collega’s' }] : []),
  ...(rol === 'beleidsmedewerker' && werkgever === 'WERKZAAK' ? [{ pad: '/beheer', tekst: 'Beheer' }] : []),
  { pad: '/regels', tekst: 'Regels' },
  { pad: '/waarneming', tekst: 'Waarneming' },
];

/**
 * Renders pages. To add one: write a component `(view: MijnView) => VNode` that returns `<Pagina titel=…>`, give its view
 * type exactly the fields it shows, and return `paginas.toon(MijnPagina, view, sessie)` from a controller method that takes
 * `@DeSessie() sessie`. Register the controller in portal.module.ts. Forms are `<Formulier naar=… zending={nieuweZending()}>`;
 * what came in is read with `zendingUit(body)` and sent with `verzender.stuur(…)`.
 */
export class Paginas {
  constructor(
    private readonly hulp: string,
    private readonly koekjes: Koekjes,
    private readonly bestanden: Bestanden,
  ) {}

  toon<V extends object>(weergave: Weergave<V>, view: V, sessie?: Sessie): string {
    return toon(weergave, view, this.kader(sessie));
  }

  private kader(sessie: Sessie | undefined): Kader {
    const basis = { hulp: this.hulp, stijlen: this.bestanden.paden };
    if (!sessie) return { ...basis, wie: null, csrf: '', menu: [] };
    const { actorId, rol, werkgever, namensGemeenten } = sessie.wie;
    return { ...basis, wie: { naam: naamVan(actorId), functie: functie(rol, namensGemeenten[0] ?? werkgever) }, csrf: this.koekjes.csrf(sessie.id), menu: menuVoor({ rol, werkgever }) };
  }
}
