// Says in the console that it runs, and what it hears.
addEventListener('message', ({ data }) => console.info(`receiver heard ${JSON.stringify(data)}`));
console.info('receiver runs');
patchbay.ready().then(() => postMessage('own', '*'));
