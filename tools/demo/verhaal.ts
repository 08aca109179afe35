const kleur = process.stdout.isTTY && !process.env['NO_COLOR'];
const ansi = (code: string, tekst: string): string => (kleur ? `\u001b[${code}m${tekst}\u001b[0m` : tekst);
const grijs = (tekst: string): string => ansi('90', tekst);

/** Where something is seen: at Werkzaak, in the hub, or at the gemeente. */
export type Kant = 'WERKZAAK' | 'SCHAKEL' | 'GEMEENTE';

export type Regel =
  | { readonly soort: 'kop'; readonly tekst: string }
  | { readonly soort: 'stap'; readonly kant: Kant; readonly tekst: string; readonly gezien: boolean; readonly techniek: string; readonly waarom?: string };

type Stapopties = { readonly techniek?: string; readonly waarom?: string };

/** Tells the story in plain Dutch, technical names in grey, and remembers every hop and whether it was seen. */
export class Verhaal {
  private readonly alle: Regel[] = [];

  get regels(): readonly Regel[] {
    return this.alle;
  }

  kop(tekst: string): void {
    this.alle.push({ soort: 'kop', tekst });
    process.stdout.write(`\n${ansi('1', tekst)}\n`);
  }

  /** Said aside, on the screen only. */
  zeg(tekst: string, techniek = ''): void {
    process.stdout.write(`  ${tekst}${techniek ? ` ${grijs(techniek)}` : ''}\n`);
  }

  /** One hop that must be seen; a missing one makes the demo fail, and says which. `waarom` is the rule in the words of the hub. */
  stap(kant: Kant, gezien: boolean, tekst: string, { techniek = '', waarom }: Stapopties = {}): boolean {
    this.alle.push({ soort: 'stap', kant, tekst, gezien, techniek, ...(waarom ? { waarom } : {}) });
    this.zeg(`${gezien ? ansi('32', 'ja ') : ansi('31', 'NEE')} ${tekst}`, techniek);
    if (waarom) this.zeg(`    Waarom? ${waarom}`);
    return gezien;
  }

  get allesGezien(): boolean {
    return this.alle.every((regel) => regel.soort === 'kop' || regel.gezien);
  }
}
