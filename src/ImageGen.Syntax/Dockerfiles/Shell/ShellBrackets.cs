namespace ImageGen.Dockerfiles.Shell;

/// <summary>Finds the ends of brackets and quotes in a shell script. It has its own stack, so that the depth is not limited.</summary>
internal static class ShellBrackets
{
    /// <summary>The position after <c>$(…)</c> or <c>${…}</c>; 0 if it is not closed.</summary>
    public static int EndOfExpansion(string text, int start)
    {
        var open = new Stack<char>();
        open.Push(Closing(text[start + 1]));
        for (var at = start + 2; at < text.Length; at++)
        {
            var (character, isQuoted) = (text[at], open.Peek() == '"');
            if (character == '\\')
            {
                at++;
            }
            else if (character == open.Peek())
            {
                _ = open.Pop();
                if (open.Count == 0)
                {
                    return at + 1;
                }
            }
            else if (character == '$' && at + 1 < text.Length && text[at + 1] is '(' or '{')
            {
                open.Push(Closing(text[++at]));
            }
            else if (character == '"' || (character == '(' && open.Peek() == ')'))
            {
                open.Push(Closing(character));
            }
            else if (character == '\'' && !isQuoted)
            {
                var end = text.IndexOf('\'', at + 1);
                if (end < 0)
                {
                    return 0;
                }

                at = end;
            }
        }

        return 0;
    }

    /// <summary>The position after a quotation in which a backslash escapes the quote; 0 if it is not closed.</summary>
    public static int EndOfQuote(string text, int start, char quote)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                return at + 1;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return 0;
    }

    private static char Closing(char opening) => opening switch { '(' => ')', '{' => '}', _ => opening };
}
