export type Bezoek = { readonly status: number; readonly tekst: string; readonly koppen: Headers; readonly naar: string | null };

/** A browser without scripts: keeps cookies per host, and goes where it is told to go only when a test says so. */
export class Proefbrowser {
  readonly koekjes = new Map<string, string>();

  constructor(private readonly basis: string) {}

  async ga(pad: string, opties: RequestInit = {}): Promise<Bezoek> {
    const adres = new URL(pad, this.basis);
    const mee = adres.origin === this.basis ? { cookie: [...this.koekjes].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ') } : {};
    const antwoord = await fetch(adres, { ...opties, redirect: 'manual', headers: { ...mee, ...(opties.headers as Record<string, string> | undefined) } });
    if (adres.origin === this.basis) for (const regel of antwoord.headers.getSetCookie()) this.onthoud(regel);
    return { status: antwoord.status, tekst: await antwoord.text(), koppen: antwoord.headers, naar: antwoord.headers.get('location') };
  }

  post(pad: string, velden: Record<string, string | string[]>): Promise<Bezoek> {
    const inhoud = new URLSearchParams(Object.entries(velden).flatMap(([naam, waarde]) => (Array.isArray(waarde) ? waarde.map((een): [string, string] => [naam, een]) : [[naam, waarde] as [string, string]])));
    return this.ga(pad, { method: 'POST', body: inhoud });
  }

  /** Follows redirects, also to the issuer and back, until there is a page. */
  async volg(pad: string): Promise<Bezoek & { readonly pad: string }> {
    let waar = pad;
    for (let stap = 0; stap < 8; stap += 1) {
      const bezoek = await this.ga(waar);
      if (!bezoek.naar) return { ...bezoek, pad: waar.replace(this.basis, '') };
      waar = new URL(bezoek.naar, new URL(waar, this.basis)).href;
    }
    throw new Error('redirects without end');
  }

  private onthoud(regel: string): void {
    const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(regel) ?? [];
    if (waarde === '') this.koekjes.delete(naam);
    else this.koekjes.set(naam, waarde);
  }
}

/** The hidden fields of the form that posts to this path: what a browser would send along unasked. */
export const verborgen = (tekst: string, actie: string): Record<string, string> => {
  const formulier = tekst.split('<form ').find((deel) => deel.includes(`action="${actie}"`)) ?? '';
  const binnen = formulier.split('</form>')[0] ?? '';
  return Object.fromEntries([...binnen.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, naam = '', waarde = '']) => [naam, waarde]));
};
