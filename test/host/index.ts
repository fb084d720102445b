// The entry of the tests inside the Node extension host.
import Mocha from 'mocha';
import { tell } from './support/tell';

/** Runs all tests; rejects when one fails. */
export async function run(): Promise<void> {
  const grep = process.env['GANTRY_GREP'];
  const mocha = new Mocha({ ui: 'bdd', timeout: 30000, reporter: tell, ...(grep === undefined ? {} : { grep }) });
  mocha.suite.emit('pre-require', globalThis, 'tests', mocha);
  await import('gantry:tests');
  await new Promise<void>((resolve, reject) => {
    mocha.run(failures => {
      if (failures === 0) resolve();
      else reject(new Error(`${String(failures)} tests failed`));
    });
  });
}
