// Sends the answer on by itself; without JavaScript the person presses the button.
document.getElementById("answer").submit();
