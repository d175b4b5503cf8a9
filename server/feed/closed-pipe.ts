/** Who reads the output may stop, as `head` does: what is being fed goes on. Imported for its effect. */
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});
