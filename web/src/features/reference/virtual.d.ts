declare module 'virtual:contract' {
  const contract: import('./contract.ts').Contract;
  export default contract;
}
