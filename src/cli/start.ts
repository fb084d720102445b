import { join } from "node:path";
import { cacheFolder, runCompiled } from "./compiledCode";

runCompiled(join(__dirname, "cli.main.js"), cacheFolder(process.env, process.platform), process.argv[2] ?? "");
