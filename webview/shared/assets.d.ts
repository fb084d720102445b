// Files that esbuild turns into modules.
declare module "*.svg" {
  const text: string;
  export default text;
}
declare module "*.css";
