namespace ImageGen.Dockerfiles;

/// <summary>Checks the flags of a <c>RUN</c> before variables have values.</summary>
internal static class RunRules
{
    public static void Check(DockerfileInstruction run, ErrorReport errors)
    {
        for (var i = 0; i < run.Flags.Count; i++)
        {
            var place = run.Places.Flags[i];
            var value = run.Flags[i].Value;
            if (value is null)
            {
                continue;
            }

            switch (run.Flags[i].Name)
            {
                case "mount":
                    CheckMount(place, errors);
                    break;
                case "device":
                    DeviceRules.Check(place, errors);
                    break;
                case "network" when value is not ("default" or "none" or "host"):
                    errors.At(place, "--network=".Length, $"'{value}' is not a valid value of --network. Use 'default', 'none' or 'host'.");
                    break;
                case "security" when value is not ("sandbox" or "insecure"):
                    errors.At(place, "--security=".Length, $"'{value}' is not a valid value of --security. Use 'sandbox' or 'insecure'.");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether the source of a mount contains a variable. A dollar sign at the end is not one.</summary>
    public static bool HasVariable(string from) => from.IndexOf('$') is >= 0 and var dollar && dollar < from.Length - 1;

    private static void CheckMount(PlacedWord flag, ErrorReport errors)
    {
        var start = "--mount=".Length;
        if (CsvFields.Read(flag.Text, start) is not { } fields)
        {
            errors.At(flag, start, "--mount requires name=value fields, separated by commas. Use double quotes only around a whole field.");
            return;
        }

        foreach (var field in fields)
        {
            var (name, value) = MountField.Split(field.Text);
            if (name == "from" && value is not null && HasVariable(value))
            {
                errors.At(flag, field.PlaceOf("from=".Length + value.IndexOf('$')), "from= of a mount does not support variables. Name a stage with FROM … AS, and mount from that stage.");
            }
        }
    }
}
