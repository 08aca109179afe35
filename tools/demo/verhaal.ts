const kleur = process.stdout.isTTY && !process.env['NO_COLOR'];
const ansi = (code: string, tekst: string): string => (kleur ? `\u001b[${code}m${tekst}\u001b[0m` : tekst);
const grijs = (tekst: string): string => ansi('90', tekst);

/** Tells the story in plain Dutch, technical names in grey, and remembers whether every hop was seen. */
export class Verhaal {
  private gemist = 0;

  kop(tekst: string): void {
    process.stdout.write(`\n${ansi('1', tekst)}\n`);
  }

  zeg(tekst: string, techniek = ''): void {
    process.stdout.write(`  ${tekst}${techniek ? ` ${grijs(techniek)}` : ''}\n`);
  }

  /** One hop that must be seen; a missing one makes the demo fail, and says which. */
  stap(gezien: boolean, tekst: string, techniek = ''): boolean {
    if (!gezien) this.gemist += 1;
    this.zeg(`${gezien ? ansi('32', 'ja ') : ansi('31', 'NEE')} ${tekst}`, techniek);
    return gezien;
  }

  get allesGezien(): boolean {
    return this.gemist === 0;
  }
}
