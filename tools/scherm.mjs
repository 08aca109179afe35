/** Plain Dutch on the screen; technical names in grey, on a terminal only. */
const kleur = process.stdout.isTTY && !process.env.NO_COLOR;
const ansi = (code, tekst) => (kleur ? `\u001b[${code}m${tekst}\u001b[0m` : tekst);

export const grijs = (tekst) => ansi('90', tekst);
export const vet = (tekst) => ansi('1', tekst);
export const rood = (tekst) => ansi('31', tekst);

/** Reports steps with the seconds since the start; `zelfdeRegel` overwrites on a terminal and is silent elsewhere. */
export const maakVoortgang = () => {
  const begin = Date.now();
  let open = false;
  return (tekst, zelfdeRegel = false) => {
    if (zelfdeRegel && !process.stdout.isTTY) return;
    const regel = `${grijs(`${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s`)}  ${tekst}`;
    const terug = open && zelfdeRegel ? '\u001b[1A\u001b[2K' : '';
    process.stdout.write(`${terug}${regel}\n`);
    open = true;
  };
};

/** An error meant for the user is one clear sentence; anything else is a defect and shows where. */
export const meldFout = (fout) => {
  const tekst = fout?.name === 'Melding' ? fout.message : (fout?.stack ?? String(fout));
  process.stderr.write(`${rood('Het lukt niet.')} ${tekst}\n`);
};
