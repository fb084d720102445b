process.stderr.write('No command is available yet.\n');
process.exitCode = 2;
