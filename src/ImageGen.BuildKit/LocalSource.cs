namespace ImageGen.BuildKit;

/// <summary>Files of this machine that a daemon may fetch.</summary>
public abstract class LocalSource
{
    private protected LocalSource()
    {
    }
}
