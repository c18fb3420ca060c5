namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--ssh</c> in the docker CLI's form: <c>default</c>, or an id with the socket of its agent.</summary>
internal static class SshText
{
    public static SshForward Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (id, socket) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
        if (id.Length == 0 || socket?.Length == 0)
        {
            throw new ImageGenException($"'{text}' is not a valid agent. Write 'default', or an id with the path of the agent's socket: 'default=/run/agent.sock'.");
        }

        try
        {
            return new SshForward(id, socket is null ? null : Path.GetFullPath(socket));
        }
        catch (ArgumentException e)
        {
            throw new ImageGenException(e.Message, e);
        }
    }
}
