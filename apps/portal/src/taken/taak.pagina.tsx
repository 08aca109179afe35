import type { VNode } from 'preact';
import { Alinea, Blok, Gegevens, Knoplink, Kop, Link, Merkje, Opsomming, Telefoon } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Knop } from '../pagina/velden';
import type { Sectie } from './secties';

export type Actie = { readonly naar: string; readonly tekst: string };

export type Taakview = {
  readonly titel: string;
  readonly intro: string;
  readonly uiterlijk: { readonly dag: string; readonly hoelang: string } | null;
  readonly voorWie: string | null;
  readonly hint: string | null;
  readonly afgehandeld: boolean;
  /** True when the case itself is not, or no longer, for this person. */
  readonly zonderZaak: boolean;
  readonly secties: readonly Sectie[];
  readonly nietGegeven: readonly string[];
  readonly collega: { readonly naam: string; readonly telefoon: string | null } | null;
  readonly hoofdactie: Actie | null;
  readonly acties: readonly Actie[];
  readonly afvinken: { readonly naar: string; readonly tekst: string; readonly hoofd: boolean } | null;
  readonly inwonerPad: string | null;
};

/** On a phone the answers are far below: who knows enough goes there at once. */
const Deadline = ({ uiterlijk, hoofdactie, afvinken }: Pick<Taakview, 'uiterlijk' | 'hoofdactie' | 'afvinken'>): VNode | null => {
  const metAntwoord = hoofdactie !== null || afvinken !== null;
  if (!uiterlijk && !metAntwoord) return null;
  return (
    <Blok soort="info">
      {uiterlijk ? <p><strong>Uiterlijk {uiterlijk.dag}</strong> <Merkje>{uiterlijk.hoelang}</Merkje></p> : null}
      {metAntwoord ? <p><Link naar="#antwoorden">Ga direct naar uw antwoord</Link></p> : null}
    </Blok>
  );
};

const Collega = ({ naam, telefoon }: NonNullable<Taakview['collega']>): VNode => (
  <>
    <Kop>Overleggen</Kop>
    <Alinea>{naam}</Alinea>
    {telefoon ? <Alinea>Bel <Telefoon nummer={telefoon} /></Alinea> : null}
  </>
);

const Antwoorden = ({ hoofdactie, acties, afvinken }: Pick<Taakview, 'hoofdactie' | 'acties' | 'afvinken'>): VNode | null =>
  hoofdactie || acties.length > 0 || afvinken ? (
    <>
      <Kop id="antwoorden">Wat wilt u doen?</Kop>
      <div class="schakel-knoppen schakel-knoppen--onder">
        {hoofdactie ? <Knoplink naar={hoofdactie.naar} hoofd>{hoofdactie.tekst}</Knoplink> : null}
        {acties.map(({ naar, tekst }) => <Knoplink key={naar} naar={naar}>{tekst}</Knoplink>)}
        {afvinken ? <Formulier naar={afvinken.naar}><Knop tweede={!afvinken.hoofd}>{afvinken.tekst}</Knop></Formulier> : null}
      </div>
    </>
  ) : null;

/** One task: what is asked, by when, what this person may see, whom to call, and the answers. */
export const TaakPagina = (view: Taakview): VNode => (
  <Pagina titel={view.titel} menu="/taken" terug={{ pad: '/taken', tekst: 'Terug naar mijn taken' }}>
    <Alinea intro>{view.intro}</Alinea>
    {view.voorWie ? <p><Merkje>{view.voorWie}</Merkje></p> : null}
    {view.afgehandeld ? <Blok soort="goed"><Alinea>Deze taak is klaar. U hoeft niets meer te doen.</Alinea></Blok> : <Deadline uiterlijk={view.uiterlijk} hoofdactie={view.hoofdactie} afvinken={view.afvinken} />}
    {view.hint ? <Blok soort="let-op"><Alinea>{view.hint}</Alinea></Blok> : null}
    {view.secties.map(({ kop, rijen }) => (
      <section key={kop} aria-label={kop}>
        <Kop>{kop}</Kop>
        <Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} />
      </section>
    ))}
    {view.zonderZaak ? <Blok soort="info"><Alinea>De gegevens bij deze taak zijn nu niet voor u te zien. Misschien is een collega intussen de coach.</Alinea></Blok> : null}
    {view.nietGegeven.length > 0 ? <Blok soort="info" kop="Dit ziet u niet"><Opsomming punten={view.nietGegeven} /></Blok> : null}
    {view.collega ? <Collega {...view.collega} /> : null}
    <Antwoorden hoofdactie={view.hoofdactie} acties={view.acties} afvinken={view.afvinken} />
    {view.inwonerPad ? <p><Link naar={view.inwonerPad}>Alles over deze inwoner</Link></p> : null}
  </Pagina>
);
