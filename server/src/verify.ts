import 'temporal-polyfill/global';
import { commandSocketPath } from './devices/command-path.ts';
import { verifyCommand } from './evidence/verify/command.ts';

// The copy that is verified holds names and hours: it is its user's alone.
process.umask(0o077);

process.exitCode = await verifyCommand(process.argv.slice(2), (folder) => {
  const socket = commandSocketPath(folder);
  return socket.ok ? socket.path : null;
});
