namespace ImageGen.Progress.Logs;

/// <summary>The commands that a CI service reads in the log of a job.</summary>
internal interface ILogFormat
{
    /// <summary>Returns the line that starts a group, which a reader can open and close.</summary>
    /// <param name="number">The number of the group in this process.</param>
    /// <param name="title">The title, in one line.</param>
    string Start(int number, string title);

    /// <summary>Returns the line that ends the group.</summary>
    string End(int number, string title);

    /// <summary>Returns the line that shows a warning outside the log, too.</summary>
    string Warning(BuildWarning warning);

    /// <summary>Returns the line that shows a failure outside the log, too; <see langword="null"/> if the service has no such command.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">The file; <see langword="null"/> if it is unknown.</param>
    /// <param name="line">The line, from 1; 0 if it is unknown.</param>
    /// <param name="column">The column, from 1; 0 if it is unknown.</param>
    string? Error(string message, string? path, int line, int column);
}
