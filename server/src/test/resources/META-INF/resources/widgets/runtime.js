// stands where the web pages' build puts the frames' runtime
